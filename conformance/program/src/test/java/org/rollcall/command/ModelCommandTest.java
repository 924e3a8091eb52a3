package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.process.Command;
import org.rollcall.process.OutsideProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ModelCommandTest {
    private static final String MANIFEST = """
            {"bases": {"m": {"cfg": "Counter.cfg"}}, "mutations": {},
             "models": [{"name": "m", "description": "Counts.", "property": "Small", "expect": "fails",
              "distinct": 4, "generated": 5, "depth": 4, "seconds": 1}]}
            """;
    private static final String MODULE = """
            ---- MODULE Counter ----
            EXTENDS Naturals
            VARIABLE n
            Init == n = 0
            (* kernel/counter.c: count *)
            Count ==
              /\\ n < 3
              /\\ n' = n + 1
            Reset ==
              /\\ n = 3
              /\\ n' = 0
            Next == Count \\/ Reset
            Small == n < 2
            ====
            """;
    private static final String CFG = "INIT Init\nNEXT Next\nINVARIANT Small\n";

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("manifest.json"), MANIFEST);
        Files.writeString(folder.resolve("Counter.tla"), MODULE);
        Files.writeString(folder.resolve("Counter.cfg"), CFG);
    }

    private Program run(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "model";
        all[1] = "--spec";
        all[2] = folder.toString();
        System.arraycopy(args, 0, all, 3, args.length);
        return Program.run(all);
    }

    @Test
    void aViolationIsShownStepByStep() {
        Program run = run("m");
        assertThat(run.status()).isZero();
        assertThat(run.out().lines())
                .startsWith("m: violated: Small, as expected")
                .contains("1  Count  count            n=1", "2  Count  count            n=2");
    }

    /** What each step must do is no liveness, whoever searches and whatever the form. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text | m: broken by a step: Up, as expected",
                "json | \"expected\":\"broken by a step: Up\",\"found\":\"broken by a step: Up\",\"as_expected\":true",
                "html | broken by a step: Up",
                "ascii | m: broken by a step: Up",
                "mermaid | m: broken by a step: Up"
            })
    void aRuleThatAStepBreaksIsCalledSo(String format, String line) throws IOException {
        Files.writeString(folder.resolve("Counter.tla"), MODULE.replace("Small ==", "Up == [][n' > n]_n\nSmall =="));
        Files.writeString(folder.resolve("Counter.cfg"), "INIT Init\nNEXT Next\n");
        Files.writeString(
                folder.resolve("manifest.json"),
                MANIFEST.replace(
                        "\"Small\", \"expect\": \"fails\"", "\"Up\", \"temporal\": true, \"expect\": \"breaks\""));
        for (String engine : List.of("both", "tlc")) {
            Program run = run("m", "--engine", engine, "--format", format);
            assertThat(run.out()).contains(line).doesNotContain("liveness");
            assertThat(run.status()).isZero();
        }
    }

    /** The tools name a part of it, by its own name or by its place. */
    @ParameterizedTest
    @ValueSource(strings = {"Up == [][n' > n]_n /\\ n = 0", "Higher == [][n' > n]_n Up == n = 0 /\\ Higher"})
    void aPartOfAPropertyIsCalledAsTheConfigurationCallsIt(String property) throws IOException {
        Files.writeString(folder.resolve("Counter.tla"), MODULE.replace("Small ==", property + "\nSmall =="));
        Files.writeString(folder.resolve("c.cfg"), "INIT Init\nNEXT Next\nPROPERTY Up\n");
        assertThat(run(folder.resolve("c.cfg").toString(), "--module", "Counter")
                        .out())
                .startsWith("c.cfg: broken by a step: Up");
    }

    /** A state in which an invariant is false is named first. */
    @Test
    void anInvariantIsNamedBeforeARuleForSteps() throws IOException {
        Files.writeString(folder.resolve("Counter.tla"), MODULE.replace("Small ==", "Up == [][n' > n]_n\nSmall =="));
        Files.writeString(folder.resolve("Counter.cfg"), CFG + "PROPERTY Up\n");
        for (String engine : List.of("both", "tlc")) {
            assertThat(run("m", "--engine", engine).out()).startsWith("m: violated: Small, as expected");
        }
    }

    /** Counter.tla has one model, which fails as expected: it finds what never gets there, and nothing else. */
    @Test
    void mutantsAreCountedByTheirProperty() {
        Program run = run("--mutants");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out().lines().toList()).first().asString().startsWith("property                 mutants found");
        assertThat(run.out())
                .containsPattern("Small +[1-9]")
                .contains("survives: ")
                .containsPattern("[0-9]+ survive\n")
                .containsPattern("Small +m +Count: negated: ");
        assertThat(run("--mutants", "--deep").out())
                .as("the only model is asked by both")
                .isEqualTo(run.out());
        assertThat(run("--mutants", "--every", "0").status()).isEqualTo(2);
    }

    @Test
    void aListedMutantIsNoSurvivorAndAWrongEntryIsAProblem() throws IOException {
        String survivor = run("--mutants")
                .out()
                .lines()
                .filter(line -> line.startsWith("survives: "))
                .findFirst()
                .orElseThrow()
                .substring("survives: ".length());
        Files.writeString(
                folder.resolve("equivalent-mutants.json"),
                JsonMapper.shared()
                        .writeValueAsString(List.of(Map.of(
                                "because", "nothing looks at it", "mutants", List.of(survivor, "Count: gone")))));
        Program run = run("--mutants");
        assertThat(run.out())
                .doesNotContain("survives: " + survivor + "\n")
                .contains("problem: equivalent-mutants.json lists a mutant that does not exist: Count: gone")
                .contains("1 equivalent by equivalent-mutants.json");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void jsonHoldsTheSameTrace() {
        JsonNode json =
                JsonMapper.shared().readTree(run("--format", "json", "m").out());
        assertThat(json.at("/counterexample/steps")).hasSize(2);
        assertThat(json.at("/counterexample/states/2/n").asInt()).isEqualTo(2);
        assertThat(json.at("/counterexample/steps/0/source").asString()).isEqualTo("kernel/counter.c: count");
    }

    @Test
    void anotherVerdictThanExpectedIsStatusOne() throws IOException {
        Files.writeString(folder.resolve("Counter.tla"), MODULE.replace("Small == n < 2", "Small == n < 9"));
        Program run = run("m");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("NOT as expected").contains("problem: expected violated: Small, found holds");
    }

    @Test
    void aConfigurationOfOnesOwnIsChecked() throws IOException {
        Path own = folder.resolve("own.cfg");
        Files.writeString(own, CFG);
        Program fails = run("--module", "Counter", own.toString());
        assertThat(fails.status()).isEqualTo(1);
        assertThat(fails.out().lines())
                .startsWith("own.cfg: violated: Small")
                .contains("2  Count  count            n=2")
                .anyMatch(line -> line.startsWith("4 distinct states, 5 generated, 4 levels"));
        JsonNode json = JsonMapper.shared()
                .readTree(run("--module", "Counter", "--format", "json", own.toString())
                        .out());
        assertThat(json.at("/found").asString()).isEqualTo("violated: Small");
        assertThat(json.at("/counterexample/steps")).hasSize(2);

        Files.writeString(own, CFG.replace("INVARIANT Small\n", ""));
        Program holds = run("--module", "Counter", own.toString());
        assertThat(holds.status()).isZero();
        assertThat(holds.out()).startsWith("own.cfg: holds");

        Program missing = run("--module", "Counter", "none.cfg");
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err()).contains("none.cfg: can't be read");
    }

    @Test
    void theConfigurationOfAModelIsPrintedAndChecked() throws IOException {
        Program printed = Program.run("model", "--cfg", "V5-nmi-f1");
        assertThat(printed.status()).isZero();
        Path own = folder.resolve("f1.cfg");
        Files.writeString(own, printed.out());
        Program checked = Program.run("model", own.toString());
        assertThat(checked.status()).as(checked.err()).isEqualTo(1);
        List<String> model = Program.run("model", "V5-nmi-f1").out().lines().toList();
        assertThat(checked.out().lines()).startsWith("f1.cfg: violated: Kg_NoMiss_nmi");
        assertThat(checked.out().lines().skip(2)).containsExactlyElementsOf(model.subList(3, model.size()));
    }

    @Test
    void anUnknownModelIsOneLine() {
        Program run = run("nothing");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("there is no model \"nothing\"");
    }

    @Test
    void errorsInTheSpecificationComeWithFileAndLine() throws IOException {
        Files.writeString(folder.resolve("Counter.tla"), MODULE.replace("n + 1", "n + "));
        Program parse = run("m");
        assertThat(parse.status()).isEqualTo(2);
        assertThat(parse.err())
                .startsWith("rollcall: Counter.tla:8:11: unexpected ")
                .doesNotContain("\tat ");

        Files.writeString(folder.resolve("Counter.tla"), MODULE.replace("n + 1", "k + 1"));
        Program semantic = run("m");
        assertThat(semantic.status()).isEqualTo(2);
        assertThat(semantic.err())
                .contains("Counter.tla:8:", "Unknown operator: `k'")
                .doesNotContain("\tat ");

        Files.writeString(folder.resolve("Counter.tla"), MODULE.replace("n < 3", "n < TRUE"));
        Program evaluation = run("m");
        assertThat(evaluation.status()).isEqualTo(2);
        assertThat(evaluation.err()).contains("rollcall: ").doesNotContain("\tat ");
    }

    @Test
    void errorsInTheConfigurationAreSaid() throws IOException {
        for (String cfg : List.of("INIT Init\nNEXT Next\nINVARIANT Nothing\n", "INIT Init\nNIX Next\n", "")) {
            Files.writeString(folder.resolve("Counter.cfg"), cfg);
            Program run = run("m");
            assertThat(run.status()).as(cfg).isEqualTo(2);
            assertThat(run.err())
                    .as(cfg)
                    .startsWith("rollcall: ")
                    .doesNotContain("\tat ")
                    .doesNotContain("internal");
        }
    }

    /** In a JVM of its own: the tools' thread is given up, and goes on until it notices. */
    @Test
    void aRunEndsWithItsTimeLimit() throws IOException, InterruptedException, TimeoutException {
        Files.writeString(folder.resolve("Counter.tla"), MODULE.replace("n < 3", "n < 100000000"));
        Files.writeString(folder.resolve("Counter.cfg"), "INIT Init\nNEXT Next\n");
        OutsideProcess.Output output = Command.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Rollcall.class.getName(),
                        "model",
                        "--spec",
                        folder.toString(),
                        "--time-limit",
                        "1",
                        "m")
                .errorsAmongOutput()
                .output(1 << 20, Duration.ofMinutes(2));
        assertThat(output.status()).isEqualTo(2);
        assertThat(new String(output.bytes(), StandardCharsets.UTF_8)).contains("--time-limit");
    }
}
