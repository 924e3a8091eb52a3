package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Exploration;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Mutation;
import org.rollcall.machine.Property;

/** Every mutation of the specification is in the machine too: in its own model it changes the graph or
 * a verdict. */
class MutationsTest {
    static Stream<Mutation> mutations() {
        return EnumSet.complementOf(EnumSet.of(Mutation.NONE)).stream();
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void changesItsModel(Mutation mut) {
        List<Configuration> models = ManifestModel.all().stream()
                .map(ManifestModel::configuration)
                .filter(configuration -> configuration.mut() == mut)
                .toList();
        assertThat(models)
                .isNotEmpty()
                .allSatisfy(configuration -> assertThat(explored(configuration))
                        .isNotEqualTo(explored(configuration.withMut(Mutation.NONE))));
    }

    private static Exploration.Result explored(Configuration configuration) {
        return Exploration.of(new Machine(configuration))
                .judging(EnumSet.allOf(Property.class))
                .run();
    }
}
