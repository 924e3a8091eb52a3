package org.rollcall.machine;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.kernel.DbgEntry;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.kernel.Timeouts;

/** Configurations that between them use every feature, and walks through them. */
final class Configs {
    private Configs() {}

    static Stream<Configuration> rich(int cpus) {
        CpuMask all = CpuMask.first(cpus);
        Environment restless =
                new Environment(Stream.of(Habit.values()).collect(Collectors.toMap(habit -> habit, habit -> all)));
        return Stream.of(KernelVersion.values())
                .flatMap(version -> Stream.of(false, true)
                        .map(on -> Configuration.of(version, cpus).withNmi(nmi -> nmi.withNmiChip(on))))
                .map(c -> c.withEnvironment(restless)
                        .withBacktrace(backtrace -> new Backtrace(all, all, 2, true))
                        .withDebugger(debugger -> new Debugger(all, 3, DbgEntry.OOPS, true))
                        .withHotplug(hotplug -> new HotplugCpus(CpuMask.of(cpus - 1), all))
                        .withTiming(timing -> new Timing(Timeouts.ANY, false)));
    }

    /** The states on a random walk of this length. */
    static Stream<State> walk(Machine machine, long seed, int length) {
        Random random = new Random(seed);
        return Stream.iterate(machine.initial(), s -> {
                    var steps = machine.enabled(s);
                    return steps.isEmpty() ? s : machine.apply(s, steps.get(random.nextInt(steps.size())));
                })
                .limit(length);
    }
}
