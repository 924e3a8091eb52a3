package org.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;

/** What a step keeps has no value of its own after it; what it changes has. */
class StutteringVariablesTest {
    @TempDir
    private Path folder;

    private Module module() throws IOException {
        Files.writeString(
                folder.resolve("M.tla"),
                String.join(
                        "\n",
                        "---- MODULE M ----",
                        "CONSTANTS CPU, None",
                        "VARIABLES one, label, at, from",
                        "TypeOK == one \\in CPU \\cup {None} /\\ label \\in {\"a\", \"b\"}"
                                + " /\\ at \\in [CPU -> SUBSET {\"a\", \"b\"}] /\\ from \\in [CPU -> SUBSET CPU]",
                        "Stay == UNCHANGED <<one, label, at, from>>",
                        "Turned == \\A c, d \\in CPU : d \\in from'[c] <=> c \\in from[d]",
                        "Label == label' = \"a\" /\\ UNCHANGED <<one, at, from>>",
                        "Next == Label \\/ Stay",
                        "THEOREM Holds == TypeOK /\\ Next => (label = \"b\")'",
                        "===="));
        return SanyReader.of(folder).read("M");
    }

    @Test
    void unchangedSaysNothingOfThem() throws IOException {
        Module module = module();
        try (Encoding encoding = new Encoding(module, new Vocabulary(module), Set.of(), Set.of())) {
            StutteringVariables variables = new StutteringVariables(encoding.vocabulary());
            var stay = encoding.meaning(new Claim(module.required("Stay").body(), false));
            var turned = encoding.meaning(new Claim(module.required("Turned").body(), false));
            Set<String> all = Set.copyOf(module.variables());
            assertThat(variables.in(stay.formulas(), all))
                    .allMatch(each -> each.simplify().isTrue());
            assertThat(variables.in(stay.formulas(), Set.of("one", "label", "at")))
                    .noneMatch(each -> each.simplify().isTrue());
            assertThat(variables.in(turned.formulas(), all)) // of the CPU that is asked, not of the one that asks
                    .noneMatch(each -> each.simplify().isTrue());
            assertThat(variables.in(stay.formulas(), Set.of())).isEqualTo(stay.formulas());
        }
    }

    @Test
    void aCounterexampleHasThemAsTheyWere() throws IOException {
        List<Outcome> outcomes = new Proof(module(), Set.of()).run();
        assertThat(outcomes)
                .hasSize(2)
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOfSatisfying(Outcome.Refuted.class, refuted -> {
                    Induction found = refuted.counterexample();
                    for (String kept : List.of("one", "at", "from")) {
                        assertThat(found.after().get(kept))
                                .isEqualTo(found.before().get(kept));
                    }
                    assertThat(found.after().get("label")).hasToString("\"a\"");
                }));
    }
}
