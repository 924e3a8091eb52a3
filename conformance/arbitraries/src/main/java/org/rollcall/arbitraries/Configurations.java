package org.rollcall.arbitraries;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.rollcall.cpu.EoiMode;
import org.rollcall.cpu.GicHandleIrq;
import org.rollcall.cpu.PriorityConstants;
import org.rollcall.gic.SecurityConfiguration;
import org.rollcall.kernel.Architecture;
import org.rollcall.kernel.DbgEntry;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.kernel.Timeouts;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;
import org.rollcall.machine.Platform;
import org.rollcall.machine.Timing;

/** Configurations of the machine, without mutations. */
public final class Configurations {
    private Configurations() {}

    /** Any configuration of a machine with this many CPUs. */
    public static Arbitrary<Configuration> between(int fewest, int most) {
        return Combinators.combine(
                        Arbitraries.of(KernelVersion.class),
                        Arbitraries.integers().between(fewest, most),
                        Arbitraries.of(Architecture.class))
                .as((version, cpus, architecture) ->
                        Configuration.of(version, cpus).withArchitecture(architecture))
                .flatMap(Configurations::switched)
                .flatMap(Configurations::masked)
                .flatMap(Configurations::asked)
                .flatMap(Configurations::chosen)
                .flatMap(Configurations::plugged);
    }

    /** Any platform; none of them is observable to the protocol. */
    public static Arbitrary<Platform> platforms() {
        return Combinators.combine(
                        Arbitraries.of(PriorityConstants.class),
                        Arbitraries.of(SecurityConfiguration.class),
                        Arbitraries.of(GicHandleIrq.class),
                        Arbitraries.of(EoiMode.class))
                .as(Platform::new);
    }

    private static Arbitrary<Configuration> switched(Configuration c) {
        return Combinators.combine(
                        flag(),
                        flag(),
                        flag(),
                        flag(),
                        Arbitraries.of(Timeouts.class),
                        Arbitraries.of(DbgEntry.class),
                        flag(),
                        platforms())
                .as((nmi, masking, lock, btc, timeouts, entry, urgent, platform) -> c.withNmi(
                                set -> set.withNmiChip(nmi).withPrioMask(nmi || masking))
                        .withBacktrace(backtrace -> backtrace.withPrintLock(lock))
                        .withDebugger(debugger -> debugger.withBtc(btc).withDbgEntry(entry))
                        .withTiming(timing -> new Timing(timeouts, urgent))
                        .withPlatform(platform));
    }

    private static Arbitrary<Configuration> masked(Configuration c) {
        Arbitrary<CpuMask> cpus = CpuMasks.of(c.cpus());
        return Combinators.combine(cpus, cpus, cpus, cpus, cpus, cpus, cpus)
                .as((masks, stuck, windows, longOff, longHard, idlers, suspenders) -> c.with(Habit.MASKS, masks)
                        .with(Habit.STUCK, stuck)
                        .with(Habit.WINDOWS, windows)
                        .with(Habit.LONG_OFF, longOff)
                        .with(Habit.LONG_HARD, longHard)
                        .with(Habit.IDLERS, idlers)
                        .with(Habit.SUSPENDERS, suspenders));
    }

    private static Arbitrary<Configuration> asked(Configuration c) {
        Arbitrary<CpuMask> cpus = CpuMasks.of(c.cpus());
        Arbitrary<Integer> count = Arbitraries.integers().between(0, 3);
        return Combinators.combine(cpus, cpus, cpus, count, count, cpus, cpus, cpus)
                .as((requesters, targets, masters, maxBt, maxKg, printers, consoles, prepOk) -> c.withBacktrace(
                                backtrace -> backtrace
                                        .withRequesters(requesters)
                                        .withBtTargets(targets)
                                        .withMaxBt(maxBt))
                        .withDebugger(debugger -> debugger.withMasters(masters).withMaxKg(maxKg))
                        .with(Habit.PRINTERS, printers)
                        .with(Habit.CONSOLES, consoles)
                        .withNmi(nmi -> nmi.withPrepOk(prepOk)));
    }

    private static Arbitrary<Configuration> chosen(Configuration c) {
        Arbitrary<CpuMask> cpus = CpuMasks.of(c.cpus());
        return Combinators.combine(cpus, cpus, cpus)
                .as((spared, named, watchdogs) -> c.withBacktrace(
                                backtrace -> backtrace.withBtSpared(spared).withBtNamed(named))
                        .with(Habit.WATCHDOGS, watchdogs));
    }

    private static Arbitrary<Configuration> plugged(Configuration c) {
        Arbitrary<CpuMask> cpus = CpuMasks.of(c.cpus());
        return Combinators.combine(cpus, cpus, cpus, cpus, cpus)
                .as((offline, unplug, stoppers, crashers, rebooters) -> c.withHotplug(hotplug ->
                                hotplug.withOffline(offline.without(0)).withUnplug(unplug))
                        .with(Habit.STOPPERS, stoppers)
                        .with(Habit.CRASHERS, crashers)
                        .with(Habit.REBOOTERS, rebooters));
    }

    private static Arbitrary<Boolean> flag() {
        return Arbitraries.of(false, true);
    }
}
