package org.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;

/** A counterexample has as few CPUs as there can be, whether a hint made the prover look for it or the solver found it. */
class SmallInstancesTest {
    @TempDir
    private Path folder;

    private Module module(String claim) throws IOException {
        Files.writeString(
                folder.resolve("M.tla"),
                String.join(
                        "\n",
                        "---- MODULE M ----",
                        "CONSTANTS CPU, None",
                        "VARIABLES some",
                        "TypeOK == some \\subseteq CPU",
                        "Claim == " + claim,
                        "THEOREM Holds == TypeOK => Claim",
                        "===="));
        return SanyReader.of(folder).read("M");
    }

    private static Outcome outcome(Module module, Hints hints) {
        try (Prover prover = new Prover(module, Set.of(), Map.of(), hints)) {
            return prover.prove(new Proof(module, Set.of()).obligations().get(0));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | \\A a \\in CPU : a \\notin some
            2 | \\A a, b \\in some : a = b
            2 | CPU = some \\/ \\A a, b \\in CPU : a = b
            3 | \\A a, b, c \\in CPU : a = b \\/ a = c \\/ b = c
            4 | \\A a, b, c, d \\in CPU : a = b \\/ a = c \\/ a = d \\/ b = c \\/ b = d \\/ c = d
            """)
    void aCounterexampleHasTheFewestCpus(int cpus, String claim) throws IOException {
        Module module = module(claim);
        Hints useless = new Hints(Map.of("M Holds Claim", Set.of()));
        assertThat(List.of(outcome(module, Hints.none()), outcome(module, useless)))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Refuted.class,
                                refuted -> assertThat(refuted.counterexample()
                                                .constants()
                                                .get("CPU"))
                                        .isInstanceOfSatisfying(
                                                SpecValue.SetOf.class,
                                                set -> assertThat(set.elements())
                                                        .hasSize(cpus))));
    }

    /** What no small instance refutes is asked of any set of CPUs. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            some \\subseteq CPU
            \\A a \\in some : a \\in CPU
            """)
    void whatHoldsIsProvedWhateverTheHint(String claim) throws IOException {
        Hints useless = new Hints(Map.of("M Holds Claim", Set.of()));
        assertThat(outcome(module(claim), useless)).isInstanceOf(Outcome.Proved.class);
    }
}
