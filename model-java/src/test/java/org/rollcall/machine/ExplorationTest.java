package org.rollcall.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;

class ExplorationTest {
    @Test
    void aBoundIsNamed() {
        Exploration.Result result = Exploration.of(new Machine(Configuration.of(KernelVersion.ML, 3)))
                .boundedTo(100)
                .run();
        assertThat(result.end()).isEqualTo(Exploration.End.BOUNDED);
        assertThat(result.distinct()).isGreaterThan(100);
    }

    /** The packed table finds what a set of values finds. */
    @ParameterizedTest
    @EnumSource(KernelVersion.class)
    void statesAreDistinct(KernelVersion variant) {
        Machine machine = new Machine(Configuration.of(variant, 3).with(Habit.STUCK, CpuMask.of(2)));
        Set<State> states = new HashSet<>();
        Exploration.Result result = Exploration.of(machine).run(states::add);
        assertThat(result.end()).isEqualTo(Exploration.End.EXHAUSTED);
        assertThat(states).hasSize((int) result.distinct());
        assertThat(result.bytes() / (double) result.distinct()).isLessThanOrEqualTo(64);
    }

    @Test
    void aWatcherSeesTheSearchAndEndsIt() {
        Machine machine = new Machine(Configuration.of(KernelVersion.ML, 3)
                .with(Habit.MASKS, CpuMask.of(1, 2))
                .with(Habit.WINDOWS, CpuMask.of(1, 2)));
        List<Exploration.Standing> seen = new ArrayList<>();
        Exploration.Result ended = Exploration.of(machine)
                .watchedBy(standing -> {
                    seen.add(standing);
                    return seen.size() < 3;
                })
                .run();
        assertThat(ended.end()).isEqualTo(Exploration.End.BOUNDED);
        assertThat(seen).hasSize(3);
        Exploration.Standing last = seen.get(2);
        assertThat(last.distinct()).isEqualTo(ended.distinct());
        assertThat(last.generated()).isEqualTo(ended.generated());
        assertThat(last.distinct() - last.waiting()).isEqualTo(2 * 4096);
    }

    /** Up to symmetry there is one state an orbit: the orbits of all states are as many, and the verdicts are the same. */
    @ParameterizedTest
    @EnumSource(KernelVersion.class)
    void symmetryKeepsOneStateAnOrbit(KernelVersion variant) {
        Configuration c = Configuration.of(variant, 4)
                .withDebugger(debugger -> debugger.withMasters(CpuMask.of(0)))
                .with(Habit.STUCK, CpuMask.of(1, 2, 3))
                .withBacktrace(backtrace -> backtrace.withMaxBt(variant == KernelVersion.ML ? 1 : 0));
        Machine machine = new Machine(c);
        Set<org.rollcall.machine.Property> all = EnumSet.allOf(Property.class);
        Symmetry symmetry = Symmetry.of(machine);
        Set<State> orbits = new HashSet<>();
        Exploration.Result full = Exploration.of(machine).judging(all).run(s -> {
            long[] words = s.packed();
            symmetry.canonicalise(words);
            orbits.add(new State(machine.kernel(), words));
            return true;
        });
        Exploration.Result reduced =
                Exploration.of(machine).judging(all).upToSymmetry().run();
        assertThat(reduced.distinct()).isEqualTo(orbits.size()).isLessThan(full.distinct() / 3);
        assertThat(reduced.violated()).isEqualTo(full.violated());
        assertThat(reduced.depth()).isEqualTo(full.depth());
    }
}
