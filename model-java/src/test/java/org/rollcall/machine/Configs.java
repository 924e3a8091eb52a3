package org.rollcall.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;
import org.rollcall.kernel.DbgEntry;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.kernel.Timeouts;

/** Configurations that between them use every feature, and walks through them. */
final class Configs {
    private static final int MOST_CHOICES = 1 << 16;

    private Configs() {}

    static Stream<Configuration> rich(int cpus) {
        CpuMask all = CpuMask.first(cpus);
        Environment restless =
                new Environment(Stream.of(Habit.values()).collect(Collectors.toMap(habit -> habit, habit -> all)));
        return Stream.of(KernelVersion.values())
                .flatMap(version -> Stream.of(false, true)
                        .map(on -> Configuration.of(version, cpus).withNmi(nmi -> nmi.withNmiChip(on))))
                .map(c -> c.withEnvironment(restless)
                        .withBacktrace(backtrace -> new Backtrace(all, all, all, all, 2, true))
                        .withDebugger(debugger -> new Debugger(all, 3, DbgEntry.OOPS, true))
                        .withHotplug(hotplug -> new HotplugCpus(CpuMask.of(cpus - 1), all))
                        .withTiming(timing -> new Timing(Timeouts.ANY, false)));
    }

    /** Numbers for {@link #walk}. One that shrinks to 0 takes its step out of the walk. */
    static Arbitrary<List<Integer>> choices(int length) {
        return Arbitraries.integers()
                .between(0, MOST_CHOICES)
                .withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases()
                .list()
                .ofSize(length);
    }

    /** The states on a walk from the first one. Each choice picks a step among the enabled ones; 0 stays. */
    static List<State> walk(Machine machine, List<Integer> choices) {
        List<State> states = new ArrayList<>(List.of(machine.initial()));
        for (int choice : choices) {
            State s = states.get(states.size() - 1);
            List<Step> steps = machine.enabled(s);
            if (choice > 0 && !steps.isEmpty()) {
                states.add(machine.apply(s, steps.get((choice - 1) % steps.size())));
            }
        }
        return states;
    }
}
