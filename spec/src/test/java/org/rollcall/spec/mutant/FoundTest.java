package org.rollcall.spec.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecificationException;

class FoundTest {
    private static final Mutant ONE = new Mutant("M", "A", "A: dropped: x -> TRUE", " == TRUE");
    private static final Mutant OTHER = new Mutant("M", "B", "B: dropped: x -> TRUE", " == TRUE");
    private static final Mutant LIVES = new Mutant("M", "C", "C: dropped: x -> TRUE", " == TRUE");
    private static final Model MODEL = Manifest.ofProgram().models().get(0);

    @Test
    void whatIsWrittenIsRead() {
        Found found = Found.nothing()
                .and(List.of(
                        Fate.unknown(OTHER).and(MODEL, new Verdict.Refused("no value")),
                        Fate.unknown(ONE).and(MODEL, new Verdict.Killed("TypeOK")),
                        Fate.unknown(LIVES).and(MODEL, new Verdict.Survives(false))));
        Found read = Found.parse(found.text(), "found");
        assertThat(read.property(ONE, MODEL)).isEqualTo("TypeOK");
        assertThat(read.property(OTHER, MODEL)).isEmpty();
        assertThat(read.property(LIVES, MODEL)).isNull();
        assertThat(read.text()).isEqualTo(found.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"model\": \"m\"}]", "[{\"property\": \"p\", \"mutants\": []}]", "[{"})
    void whatIsNoListIsRefused(String text) {
        assertThatThrownBy(() -> Found.parse(text, "mine.json"))
                .isInstanceOf(SpecificationException.class)
                .hasMessageStartingWith("mine.json: ");
    }
}
