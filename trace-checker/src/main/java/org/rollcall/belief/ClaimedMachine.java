package org.rollcall.belief;

import org.rollcall.kernel.Capability;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.machine.Configuration;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Kind;

/** The machine that a verdict is about: the kernel and the CPUs that the text shows, and the causes that the verdict assumes. */
final class ClaimedMachine {
    private ClaimedMachine() {}

    /** All CPUs keep their numbers. */
    static Configuration of(RollCallText text, BootEvidence boot, KernelVersion variant) {
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
                .withNmi(machine -> machine.withNmiChip(nmi).withPrioMask(nmi))
                .with(Habit.STUCK, cpus.chosen(nmi ? CpuSet.none() : text.silent()))
                .with(Habit.LONG_OFF, cpus.chosen(text.interrupted()))
                .with(Habit.LONG_HARD, cpus.chosen(nmi ? text.silent().with(text.lateJoiner()) : text.lateJoiner()))
                .withBacktrace(backtrace -> backtrace
                        .withRequesters(cpus.chosen(debugger ? CpuSet.none() : requester))
                        .withBtTargets(cpus.chosen(text.asked()))
                        .withPrintLock(boot.release().hasPrintLock()))
                .withDebugger(master -> master.withMasters(cpus.chosen(debugger ? requester : CpuSet.none())))
                .withHotplug(hotplug -> hotplug.withOffline(cpus.chosen(absent)));
    }

    /** Where NMIs are a choice at boot the log shows it; the backtraces of the series are NMIs. */
    private static boolean isNmi(RollCallText text, BootEvidence boot, KernelVersion variant) {
        NmiEvidence nmis = boot.nmis();
        boolean enabled =
                nmis.enabled() || nmis.disabledAt() == 0 && !text.interrupted().isEmpty();
        return switch (text.kind()) {
            case BACKTRACE -> enabled || !variant.capabilities().contains(Capability.BOOT_CHOICE);
            case FALLBACK -> false;
            default -> enabled;
        };
    }
}
