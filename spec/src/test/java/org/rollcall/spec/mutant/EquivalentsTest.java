package org.rollcall.spec.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.SpecificationException;

class EquivalentsTest {
    private static final Mutant ONE = new Mutant("M", "A", "A: dropped: x -> TRUE", " == TRUE");
    private static final Mutant OTHER = new Mutant("M", "B", "B: dropped: x -> TRUE", " == TRUE");

    private static Equivalents listing(String... names) {
        return Equivalents.parse(
                "[{\"because\": \"x is always true\", \"mutants\": [\"" + String.join("\", \"", names) + "\"]}]",
                Equivalents.FILE);
    }

    @Test
    void aMutantThatDoesNotExistIsAProblem() {
        assertThat(listing(ONE.name(), "C: gone").problems(List.of(ONE, OTHER), List.of()))
                .containsExactly("equivalent-mutants.json lists a mutant that does not exist: C: gone");
    }

    /** What is no fault in one module may be one in another that has a definition of the same name and text. */
    @Test
    void aNameThatTwoModulesHaveNeedsItsModule() {
        Mutant twin = new Mutant("N", ONE.operator(), ONE.name(), ONE.changed());
        assertThat(listing(ONE.name()).problems(List.of(ONE, twin), List.of()))
                .containsExactly("equivalent-mutants.json does not say in which module, of M, N: " + ONE);
        Equivalents told = Equivalents.parse(
                "[{\"because\": \"x\", \"module\": \"M\", \"mutants\": [\"" + ONE.name() + "\"]}]", Equivalents.FILE);
        assertThat(told.problems(List.of(ONE, twin), List.of())).isEmpty();
        assertThat(told.lists(ONE)).isTrue();
        assertThat(told.lists(twin)).isFalse();
        assertThat(told.problems(List.of(twin), List.of()))
                .containsExactly("equivalent-mutants.json lists a mutant that does not exist: M!" + ONE);
    }

    @Test
    void aMutantThatIsFoundIsAProblem() {
        Fate found = Fate.unknown(ONE).and(Manifest.ofProgram().models().get(0), new Verdict.Killed("TypeOK"));
        Fate lives = Fate.unknown(OTHER);
        Equivalents equivalents = listing(ONE.name(), OTHER.name());
        assertThat(equivalents.lists(OTHER)).isTrue();
        assertThat(equivalents.problems(List.of(ONE, OTHER), List.of(found, lives)))
                .containsExactly("equivalent-mutants.json lists a mutant that V5-nmi-backtrace finds: " + ONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"mutants\": [\"A\"]}]",
                "[{\"because\": \" \", \"mutants\": [\"A\"]}]",
                "[{\"because\": \"x\", \"mutants\": [\"A\", \"A\"]}]",
                "[{"
            })
    void aListWithoutReasonsOrWithOneTwiceIsRefused(String text) {
        assertThatThrownBy(() -> Equivalents.parse(text, "mine.json"))
                .isInstanceOf(SpecificationException.class)
                .hasMessageStartingWith("mine.json: ");
    }
}
