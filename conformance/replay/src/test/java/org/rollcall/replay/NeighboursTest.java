package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.tla.TlaTools;

/**
 * A model that fails anyway does not see a second fault. Its twin does: it holds, and asks for the same property where this one
 * does not fail, or for a weaker one of the very same configuration.
 */
class NeighboursTest {
    private static final Manifest MANIFEST = Manifest.ofProgram();
    private static final TlaTools TOOLS = TlaTools.ofProgram();

    @Test
    void everyModelThatFailsHasATwinThatSeesAFurtherFault() {
        assertThat(failing()).hasSizeGreaterThan(80).allSatisfy(model -> {
            assertThat(model.twin()).as(model.name()).isNotNull();
            Model twin = MANIFEST.named(model.twin());
            assertThat(twin.expect()).as(model.name()).isInstanceOf(Expectation.Holds.class);
            assertThat(twin.module()).as(model.name()).isEqualTo(model.module());
            assertThat(isAskedFor(model.property(), twin) || isOfTheSameStates(model, twin))
                    .as(model.name() + ": its twin " + twin.name() + " does not ask for " + model.property())
                    .isTrue();
        });
    }

    private static Stream<Model> failing() {
        return MANIFEST.models().stream()
                .filter(model -> !model.witness() && !(model.expect() instanceof Expectation.Holds));
    }

    private static boolean isAskedFor(String property, Model twin) {
        ModelConfiguration configuration = TOOLS.configuration(twin);
        Set<String> asked = new HashSet<>(configuration.invariants());
        asked.addAll(configuration.properties());
        return asked.contains(property);
    }

    private static boolean isOfTheSameStates(Model model, Model twin) {
        ModelConfiguration own = TOOLS.configuration(model);
        ModelConfiguration other = TOOLS.configuration(twin);
        return own.constants().equals(other.constants()) && own.substitutions().equals(other.substitutions());
    }
}
