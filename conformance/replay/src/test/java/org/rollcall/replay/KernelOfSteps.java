package org.rollcall.replay;

import java.util.stream.Stream;
import org.rollcall.kernel.Architecture;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Repairs;

/** A kernel, as it is, on an arm64 machine with pseudo-NMI, or without. */
record KernelOfSteps(KernelVersion version, boolean nmi) {
    static Stream<KernelOfSteps> all() {
        return Stream.of(KernelVersion.values())
                .flatMap(version -> Stream.of(new KernelOfSteps(version, true), new KernelOfSteps(version, false)));
    }

    boolean is(Configuration configuration) {
        return configuration.version() == version
                && configuration.architecture() == Architecture.ARM64
                && configuration.repairs().equals(Repairs.NONE)
                && configuration.nmi().nmiChip() == nmi
                && configuration.nmi().prioMask() == nmi;
    }

    @Override
    public String toString() {
        return version.specName() + (nmi ? " nmi" : " irq");
    }
}
