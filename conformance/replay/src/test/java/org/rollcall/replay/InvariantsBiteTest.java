package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rollcall.machine.Exploration;
import org.rollcall.machine.Fault;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Property;

/** No invariant is empty: each is violated by a model of the manifest, or by a small fault in one. */
class InvariantsBiteTest {
    private static final int SMALL = 1000;

    @Test
    void eachIsViolatedSomewhere() {
        List<ManifestModel> smallFirst = ManifestModel.all().stream()
                .sorted(Comparator.comparingLong(ManifestModel::distinct))
                .toList();
        Stream<Machine> models = smallFirst.stream().map(model -> new Machine(model.configuration()));
        Stream<Machine> faulty = smallFirst.stream()
                .filter(model -> model.distinct() < SMALL)
                .flatMap(
                        model -> Arrays.stream(Fault.values()).map(fault -> new Machine(model.configuration(), fault)));
        Set<Property> open = EnumSet.allOf(Property.class);
        Stream.concat(models, faulty).takeWhile(machine -> !open.isEmpty()).forEach(machine -> strike(open, machine));
        assertThat(open).as("invariants that nothing violates").isEmpty();
    }

    private static void strike(Set<Property> open, Machine machine) {
        try {
            open.removeAll(Exploration.of(machine)
                    .boundedTo(10 * SMALL)
                    .judging(open)
                    .run()
                    .violated());
        } catch (ArithmeticException counterOverflow) {
            // A fault may break a counter before an invariant sees it; other machines will do.
        }
    }
}
