package org.rollcall.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.machine.Exploration;
import org.rollcall.machine.Exploration.End;
import org.rollcall.machine.Machine;
import org.rollcall.machine.PackedMachine;
import org.rollcall.machine.Property;
import org.rollcall.states.CompactSet;

class ReachTest {
    private static final Set<Property> ALL = EnumSet.allOf(Property.class);

    static Stream<Machine> machines() {
        return Machines.several().stream();
    }

    /** The plain search and this one find the same, with any number of threads. */
    @ParameterizedTest
    @MethodSource("machines")
    void countsAreThoseOfThePlainSearch(Machine machine) {
        Exploration.Result plain = Exploration.of(machine).judging(ALL).run();
        for (int threads = 1; threads <= 3; threads++) {
            same(Reach.run(Plan.of(machine).judging(ALL).withThreads(threads)), plain);
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void countsUpToSymmetryToo(Machine machine) {
        Exploration.Result plain =
                Exploration.of(machine).judging(ALL).upToSymmetry().run();
        same(Reach.run(Plan.of(machine).judging(ALL).upToSymmetry(true).withThreads(2)), plain);
    }

    /** Keys that have no room for the parts of the states: the search begins anew with others, and counts the same. */
    @Test
    void keysThatAreTooNarrowChangeNothing() {
        Machine machine = Machines.masking();
        Exploration.Result plain = Exploration.of(machine).run();
        assertThat(plain.distinct()).isGreaterThan(255);
        same(Reach.run(Plan.of(machine).withThreads(2), new PackedMachine(machine).words()), plain);
    }

    @Test
    void aCompactSearchFindsTheSameInLess() {
        Machine machine = Machines.masking();
        Exploration.Result plain = Exploration.of(machine).judging(ALL).run();
        same(
                Reach.run(Plan.of(machine).judging(ALL).withThreads(2), new CompactSet((int) plain.distinct() * 2)),
                plain);
    }

    @Test
    void aStateTakesAtMost32Bytes() {
        Exploration.Result result = Reach.run(Plan.of(Machines.masking()));
        assertThat((double) result.bytes() / result.distinct()).isLessThan(32);
    }

    @Test
    void aBoundIsSaid() {
        Exploration.Result result = Reach.run(Plan.of(Machines.masking()).boundedTo(100));
        assertThat(result.end()).isEqualTo(End.BOUNDED);
        assertThat(result.distinct()).isGreaterThan(100);
    }

    @Test
    void theWatcherSeesItMoveAndMayEndIt() {
        List<Long> seen = new ArrayList<>();
        Exploration.Result result = Reach.run(Plan.of(Machines.masking()).watchedBy(standing -> {
            seen.add(standing.distinct());
            assertThat(standing.waiting()).isPositive().isLessThan(standing.distinct());
            return seen.size() < 3;
        }));
        assertThat(seen).hasSize(3).isSorted();
        assertThat(result.end()).isEqualTo(End.BOUNDED);
    }

    static void same(Exploration.Result found, Exploration.Result expected) {
        assertThat(found).usingRecursiveComparison().ignoringFields("bytes").isEqualTo(expected);
    }
}
