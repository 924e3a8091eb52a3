package org.rollcall.spec.promela;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;

class PromelaModelTest {
    private static final String CONFIGURATION = "INIT Init\nNEXT Next\nCONSTANTS\n  N = 2\n  Who = {a, b}\n";

    @TempDir
    private Path folder;

    private String text(String init, String next, String more) throws IOException {
        Files.writeString(
                folder.resolve("M.tla"),
                String.join(
                        "\n",
                        "---- MODULE M ----",
                        "EXTENDS Naturals, FiniteSets, Sequences",
                        "CONSTANTS N, Who",
                        "VARIABLES x, y",
                        "Init == " + init,
                        "Step(w) == " + next,
                        "Next == \\E w \\in Who : Step(w)",
                        "===="));
        return PromelaModel.text(
                "m", SanyReader.of(folder).read("M"), TlaTools.of(folder).parse("m", CONFIGURATION + more));
    }

    @Test
    void valuesThatAreExchangedAreCopied() throws IOException {
        assertThat(text("x = 0 /\\ y = 1", "x' = y /\\ y' = x", ""))
                .contains("new_0 = y; y = x; x = new_0")
                .contains("hidden int new_0;");
    }

    @Test
    void whatNoStepChangesAndWhatNoStepCanDoIsLeftOut() throws IOException {
        assertThat(text("x = {} /\\ y = \"off\"", "x' = x \\cup {w} /\\ UNCHANGED y", ""))
                .contains("unsigned x : 2 = 0;")
                .contains("x = (x | (1 << M_a))")
                .doesNotContain("unsigned y", "y =");
        assertThat(text("x = {} /\\ y = \"off\"", "y = \"on\" /\\ x' = {w} /\\ UNCHANGED y", ""))
                .doesNotContain("::");
    }

    @Test
    void aDisjunctionIsAnOptionForEach() throws IOException {
        assertThat(text("x = FALSE /\\ y = FALSE", "(x' = TRUE \\/ x' = FALSE) /\\ UNCHANGED y", "")
                        .lines()
                        .filter(line -> line.contains("::")))
                .hasSize(4);
    }

    @Test
    void aChoiceOfValuesIsOneOption() throws IOException {
        assertThat(text("x = FALSE /\\ y = {}", "IF x THEN x' = FALSE /\\ UNCHANGED y ELSE x' = TRUE /\\ y' = {w}", ""))
                .contains("y = (x -> y : (1 << M_a))");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            x = 0 /\\ y = <<>>      | x' = 1 /\\ UNCHANGED y                     | M.tla:5:22: TUPLE
            x \\in {0, 1} /\\ y = 0 | UNCHANGED <<x, y>>                         | M.tla:5:9: an initial predicate
            x = 0 /\\ y = 0         | x' = 1 /\\ y' = CHOOSE v \\in {0, 1} : TRUE | $BoundedChoose
            x = 0 /\\ y = 0         | x' = 1                                     | Step(a) does not say what becomes of [y]
            x = 0 /\\ y = 0         | \\A v \\in Who : x' = 1 /\\ y' = 1          | M.tla:6:12: this action
            """)
    void whatHasNoFormIsRefused(String init, String next, String words) {
        assertThatThrownBy(() -> text(init, next, ""))
                .isInstanceOf(SpecificationException.class)
                .hasMessageContaining(words);
    }

    @Test
    void aConstraintIsRefused() {
        assertThatThrownBy(() -> text("x = 0 /\\ y = 0", "UNCHANGED <<x, y>>", "CONSTRAINT Init\n"))
                .hasMessage("m: SPIN has no constraints and no views; take them out of the configuration");
    }
}
