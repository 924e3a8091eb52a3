package org.rollcall.gickit;

import org.rollcall.gic.Caller;
import org.rollcall.gic.Compatibility;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.GicConfiguration;

/**
 * The first line of an op-script: the machine that it is for.
 *
 * @param name what the script is about, in a few words
 * @param bootLevel the level of an operation that names none: EL1, EL2, or EL3 with two Security states
 * @param comparison what the recorded answers bind
 */
public record ScriptHeader(
        String name,
        int pes,
        boolean twoSecurityStates,
        ExceptionLevel bootLevel,
        int priorityBits,
        Binding comparison) {

    /** Whether recorded answers are what the architecture demands. */
    public enum Binding {
        /** They are, outside the operations marked with a class. */
        ARCHITECTURAL,
        /** They show what QEMU does where the architecture leaves it open: compared only when QEMU is followed. */
        QEMU_ONLY
    }

    GicConfiguration configuration(Compatibility compatibility) {
        return new GicConfiguration(pes, priorityBits, twoSecurityStates, false, compatibility);
    }

    Caller boot() {
        return new Caller(bootLevel, false, false);
    }
}
