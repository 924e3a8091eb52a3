package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.check.BothSearches;
import org.rollcall.spec.check.Engine;
import org.rollcall.spec.check.OwnSearch;

class EffortOptionsTest {
    @TempDir
    private Path folder;

    private static Program model(String... args) {
        return Program.run(Stream.concat(Stream.of("model", "--engine", "java"), Stream.of(args))
                .toArray(String[]::new));
    }

    @Test
    void whatAStateTakesIsSaid() {
        Program run = model("ML-nmi-all");
        assertThat(run.status()).isZero();
        assertThat(run.out()).containsPattern("; \\d+\\.\\d bytes a state\n");
    }

    @Test
    void threadsChangeNoCount() {
        Program run = model("--threads", "2", "ML-nmi-all");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("holds, as expected").contains("a state, 2 threads");
    }

    @Test
    void aReducedSearchHasTheVerdictAndFewerStates() {
        Program run = model("--reduce", "V5-nmi-f1");
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("violated: Kg_NoMiss_nmi, as expected")
                .contains("reduced: the model has more states")
                .doesNotContain("3,880 distinct");
    }

    @Test
    void statesOnDiskAreTakenAwayAgain() throws IOException {
        Program run = model("--disk", folder.toString(), "ML-nmi-all");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("in memory and 8 on disk");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsNotExactSaysHowUnlikelyAnErrorIs() {
        Program run = model("--compact", "ML-nmi-all");
        assertThat(run.status()).isZero();
        String bound = "unless a state was missed with a probability below \\d\\.\\de-\\d\\d";
        assertThat(run.out())
                .containsPattern("^ML-nmi-all: holds, " + bound + ", as expected\n")
                .contains("4,798 distinct states", "hash-compacted");
        assertThat(model("--compact", "--format", "json", "ML-nmi-all").out())
                .contains("hash-compacted", "\"unless\":\"a state was missed");
        assertThat(model("--compact", "--sweep", "MaxKg=1,2", "ML-nmi-roundup").out())
                .containsPattern("(?s)" + bound + ".*" + bound);
    }

    @Test
    void aCounterexampleNeedsNoSuchBound() {
        assertThat(model("--compact", "V5-nmi-f1").out())
                .startsWith("V5-nmi-f1: violated: Kg_NoMiss_nmi, as expected\n");
    }

    @Test
    void livenessIsJudgedWithABehaviour() {
        Program run = model("ML-live-bt-term-f17");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("liveness: Bt_Term, as expected").contains("ConsoleLock(c3)");
        assertThat(model("ML-live-bt-term-lock").out()).contains("holds, as expected");
    }

    @ParameterizedTest
    @CsvSource({
        "--threads 0, '--threads 0: a search has 1 to 64 threads'",
        "--engine both --reduce, '--reduce: the TLA+ tools count all states, there is nothing to compare; add --engine java'",
        "--engine both --disk ., '--disk: the TLA+ tools have files of their own; add --engine java'",
        "--engine both --compact, '--compact: the TLA+ tools have a table of their own; add --engine java'",
        "--disk . --compact, '--compact: states on disk are kept whole; leave one of the two out'",
        "--disk /nowhere, '--disk /nowhere: there is no such folder'",
        "--disk . --threads 2, '--disk: states on disk are searched by one thread; leave --threads out'",
        "--cpus 0, 'a machine has 1 to 64 CPUs, not 0'",
    })
    void whatMakesNoSenseIsSaidInALine(String options, String words) {
        List<String> args = new ArrayList<>(List.of("model"));
        if (!options.contains("--engine")) {
            args.addAll(List.of("--engine", "java"));
        }
        args.addAll(List.of(options.split(" ")));
        args.add("ML-nmi-roundup");
        Program run = Program.run(args.toArray(String[]::new));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1).first().asString().contains(words);
    }

    @Test
    void aDifferenceOfTheTwoSearchesIsAnErrorOfTheProgram() {
        OwnSearch.Found found = new OwnSearch.Found(1, 1, 1, Map.of());
        Expectation holds = new Expectation.Holds();
        assertThat(ModelCommand.status(
                        true, new BothSearches.Result(Engine.both, holds, found, null, List.of("they differ"), 0)))
                .isEqualTo(2);
        assertThat(ModelCommand.status(true, new BothSearches.Result(Engine.both, holds, found, null, List.of(), 0)))
                .isZero();
        assertThat(ModelCommand.status(false, new BothSearches.Result(Engine.both, holds, found, null, List.of(), 0)))
                .isEqualTo(1);
    }
}
