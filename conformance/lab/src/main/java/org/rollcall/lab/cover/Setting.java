package org.rollcall.lab.cover;

import java.util.List;
import java.util.function.UnaryOperator;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;

/**
 * A machine with a mainline kernel that can be had under QEMU: CPU 0 asks all for their backtrace as sysrq-l does, the last but one
 * enters the debugger.
 *
 * @param name a word for it
 * @param configuration of the model
 */
public record Setting(String name, Configuration configuration) {
    /** Those that together have every step that can be driven. */
    public static List<Setting> all() {
        return List.of(
                of("late", 3, all -> all.with(Habit.LONG_HARD, CpuMask.of(2)).withDebugger(two -> two.withMaxKg(2))),
                of("two-requests", 3, all -> withoutDebugger(all).withBacktrace(two -> two.withMaxBt(2))),
                of("printer", 3, all -> all.with(Habit.PRINTERS, CpuMask.of(2))),
                of("btc", 3, all -> all.withDebugger(debugger -> debugger.withBtc(true))),
                of("hotplug", 3, all -> withoutRequests(all).withHotplug(up -> up.withOffline(CpuMask.of(2)))),
                of("no-pseudo-nmi", 3, all -> withoutNmi(all).with(Habit.STUCK, CpuMask.of(2))));
    }

    /** Those of which random schedules are drawn, with two to four CPUs. */
    public static List<Setting> random() {
        return List.of(
                of("two-cpus", 2, all -> all),
                of("two-sessions", 3, all -> all.withDebugger(two -> two.withMaxKg(2))),
                of("printer", 3, all -> all.with(Habit.PRINTERS, CpuMask.of(2))),
                of("late", 3, all -> all.with(Habit.LONG_HARD, CpuMask.of(2))),
                of("no-pseudo-nmi", 3, Setting::withoutNmi),
                of("four-cpus", 4, all -> all));
    }

    /** Whether the kernel is booted with pseudo-NMI. */
    public boolean pseudoNmi() {
        return configuration.nmi().prioMask();
    }

    private static Setting of(String name, int cpus, UnaryOperator<Configuration> change) {
        Configuration plain = Configuration.of(KernelVersion.ML, cpus)
                .withBacktrace(backtrace -> backtrace.withPrintLock(true))
                .withDebugger(debugger -> debugger.withMasters(CpuMask.of(1)));
        return new Setting(name, change.apply(plain));
    }

    private static Configuration withoutNmi(Configuration all) {
        return all.withNmi(nmi -> nmi.withNmiChip(false).withPrioMask(false));
    }

    private static Configuration withoutDebugger(Configuration all) {
        return all.withDebugger(debugger -> debugger.withMasters(CpuMask.EMPTY).withMaxKg(0));
    }

    private static Configuration withoutRequests(Configuration all) {
        return all.withBacktrace(
                backtrace -> backtrace.withRequesters(CpuMask.EMPTY).withMaxBt(0));
    }
}
