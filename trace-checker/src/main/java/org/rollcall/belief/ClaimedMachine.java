package org.rollcall.belief;

import org.rollcall.kernel.Variant;
import org.rollcall.machine.Configuration;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Kind;

/** The machine that a verdict is about: the kernel and the CPUs that the text shows, and the causes that the verdict assumes. */
final class ClaimedMachine {
    private ClaimedMachine() {}

    /** All CPUs keep their numbers. */
    static Configuration of(RollCallText text, BootEvidence boot, Variant variant) {
        CpuSet offline = boot.offline().without(text.asked());
        CpuSet present = text.asked().with(text.requester());
        int count = present.with(offline).stream().max().orElse(0) + 1;
        CpuSet all = CpuSet.range(0, count - 1);
        Projection cpus = Projection.onto(all);
        // CPUs that the log does not name are offline too: nobody asks them
        CpuSet absent = text.kind() == Kind.BACKTRACE ? offline : all.without(present);
        boolean nmi = isNmi(text, boot, variant);
        CpuSet requester = CpuSet.of(text.requester());
        boolean debugger = text.kind() == Kind.KGDB;
        return Configuration.of(variant, count)
                .withNmiChip(nmi)
                .withPrioMask(nmi)
                .withStuck(cpus.chosen(nmi ? CpuSet.none() : text.silent()))
                .withLongOff(cpus.chosen(text.interrupted()))
                .withLongHard(cpus.chosen(nmi ? text.silent().with(text.lateJoiner()) : text.lateJoiner()))
                .withRequesters(cpus.chosen(debugger ? CpuSet.none() : requester))
                .withMasters(cpus.chosen(debugger ? requester : CpuSet.none()))
                .withBtTargets(cpus.chosen(text.asked()))
                .withOffline(cpus.chosen(absent))
                .withPrintLock(boot.printLock());
    }

    /** Without the series, or without NMIs, V6 falls back; its backtraces are NMIs. */
    private static boolean isNmi(RollCallText text, BootEvidence boot, Variant variant) {
        boolean enabled =
                boot.pseudoNmis() || !boot.booted() && !text.interrupted().isEmpty();
        return switch (text.kind()) {
            case BACKTRACE -> enabled || variant != Variant.ML;
            case FALLBACK -> false;
            default -> enabled;
        };
    }
}
