package org.rollcall.lab.cover;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.kernel.Repair;
import org.rollcall.kernel.StepKind;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;
import org.rollcall.machine.Repairs;
import org.rollcall.machine.Step;

/**
 * A machine with a kernel that can be had under QEMU: CPU 0 asks all for their backtrace as sysrq-l does, the last but one
 * enters the debugger.
 *
 * @param name a word for it
 * @param configuration of the model
 */
public record Setting(String name, Configuration configuration) {
    /** A schedule is 60 steps long at most; a print takes two. */
    private static final int MOST_PRINTS = 30;

    /** Those that together have every step that can be driven. */
    public static List<Setting> all(KernelVersion version) {
        return List.of(
                of(
                        version,
                        "late",
                        3,
                        all -> all.with(Habit.LONG_HARD, CpuMask.of(2)).withDebugger(two -> two.withMaxKg(2))),
                of(version, "two-requests", 3, all -> withoutDebugger(all).withBacktrace(two -> two.withMaxBt(2))),
                of(version, "printer", 3, all -> all.with(Habit.PRINTERS, CpuMask.of(2))),
                of(version, "btc", 3, all -> all.withDebugger(debugger -> debugger.withBtc(true))),
                of(version, "hotplug", 3, all -> withoutRequests(all).withHotplug(up -> up.withOffline(CpuMask.of(2)))),
                of(version, "no-pseudo-nmi", 3, all -> withoutNmi(all).with(Habit.STUCK, CpuMask.of(2))));
    }

    /** Those of which random schedules are drawn, with two to four CPUs. */
    public static List<Setting> random(KernelVersion version) {
        return List.of(
                of(version, "two-cpus", 2, all -> all),
                of(version, "two-sessions", 3, all -> all.withDebugger(two -> two.withMaxKg(2))),
                of(version, "printer", 3, all -> all.with(Habit.PRINTERS, CpuMask.of(2))),
                of(version, "late", 3, all -> all.with(Habit.LONG_HARD, CpuMask.of(2))),
                of(version, "no-pseudo-nmi", 3, Setting::withoutNmi),
                of(version, "four-cpus", 4, all -> all));
    }

    /** The same machine, whose kernel has these repairs. */
    public Setting repaired(List<Repair> repairs) {
        Repairs made = configuration.repairs();
        for (Repair repair : repairs) {
            made = made.with(repair, true);
        }
        return new Setting(name, configuration.withRepairs(made));
    }

    /** Whether the kernel is booted with pseudo-NMI. */
    public boolean pseudoNmi() {
        return configuration.nmi().prioMask();
    }

    /** Steps of the environment for which somebody must be in the guest, each as often as the machine can take it in a schedule. */
    List<Step> environment() {
        var backtrace = configuration.backtrace();
        var debugger = configuration.debugger();
        return Stream.of(
                        each(StepKind.T1, backtrace.requesters(), backtrace.maxBt()),
                        each(StepKind.E0, debugger.masters(), debugger.maxKg()),
                        each(StepKind.DUMP_STACK, configuration.environment().of(Habit.PRINTERS), MOST_PRINTS),
                        each(StepKind.HARD_LOCKUP, configuration.environment().of(Habit.STUCK), 1),
                        each(StepKind.CPU_UP_SETUP, configuration.hotplug().offline(), 1))
                .flatMap(steps -> steps)
                .toList();
    }

    private static Stream<Step> each(StepKind kind, CpuMask cpus, int often) {
        return cpus.stream()
                .boxed()
                .flatMap(cpu -> Stream.generate(() -> new Step(kind, cpu, -1)).limit(often));
    }

    private static Setting of(KernelVersion version, String name, int cpus, UnaryOperator<Configuration> change) {
        Configuration plain = Configuration.of(version, cpus)
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
