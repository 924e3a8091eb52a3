package org.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.z3.Context;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;

/** The text of an obligation says what the obligation says: read again, it is decided alike; by cvc5, too, if there is one. */
class DumpTest {
    private static final Module MODULE = SanyReader.ofProgram().read("RollCallProof");

    @ParameterizedTest
    @ValueSource(strings = {"", "EveryCpuReachable", "RequesterPatient"})
    void everyTextIsDecidedAsItsObligation(String without, @TempDir Path folder) throws IOException {
        Set<String> dropped = without.isEmpty() ? Set.of() : Set.of(without);
        List<Outcome> outcomes = new Proof(MODULE, dropped).run();
        assertThat(Dump.write(MODULE, dropped, folder)).isEqualTo(outcomes.size());
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted().toList();
        }
        assertThat(files).hasSameSizeAs(outcomes);
        for (int i = 0; i < files.size(); i++) {
            boolean proved = outcomes.get(i) instanceof Outcome.Proved;
            assertThat(decided(Files.readString(files.get(i))))
                    .as(files.get(i).getFileName().toString())
                    .isEqualTo(proved ? Status.UNSATISFIABLE : Status.SATISFIABLE);
        }
    }

    @Test
    void noSymbolHasWhatSmtLibKnowsInNone() {
        assertThat(List.of(Sorts.symbolOf("ON|I"), Sorts.symbolOf("ON%7CI"), Sorts.symbolOf("\\")))
                .doesNotHaveDuplicates()
                .noneMatch(symbol -> symbol.contains("|") || symbol.contains("\\"));
    }

    private static Status decided(String text) {
        try (Context z3 = new Context()) {
            Solver solver = z3.mkSolver();
            solver.fromString(text);
            return solver.check();
        }
    }

    @Test
    void cvc5DecidesEveryTextAlike() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "cvc5"))),
                "there is no cvc5 on the PATH");
        Set<String> dropped = Set.of("RequesterPatient");
        List<CrossCheck> checks =
                CrossCheck.of(MODULE, dropped, new Proof(MODULE, dropped).run(), new Cvc5("cvc5"), decided -> {});
        assertThat(checks)
                .hasSize(209)
                .noneMatch(CrossCheck::disagrees)
                .noneMatch(check -> check.second() == Cvc5.Answer.UNDECIDED);
    }
}
