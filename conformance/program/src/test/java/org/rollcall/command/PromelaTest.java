package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.promela.PromelaModel;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same model in SPIN: it counts the states and the steps of the manifest, to which other tests hold the Java model and
 * the TLA+ tools.
 */
class PromelaTest {
    /** Each kernel, each channel, hotplug, stop, a fallback, oops, mutations, and the small modules. */
    private static final List<String> MODELS = List.of(
            "V5-nmi-backtrace",
            "V6-irq-roundup",
            "V7-irq-roundup",
            "ML-nmi-roundup",
            "ML-nmi-printlock",
            "ML-stop",
            "ML-f7",
            "ML-f24b",
            "ML-f19b",
            "V6-irq-fallback-twice",
            "V7-nmi-oops-backtrace",
            "V7-irq-f23",
            "ML-windows-unplug",
            "V6-irq-idle",
            "V5-nmi-twice",
            "panic-n4-here",
            "panic-d1",
            "call-f33",
            "sse-a-repaired",
            "sdei-n7-repaired");

    private static final Map<String, Module> TREES = new ConcurrentHashMap<>();

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> spinCountsWhatTheOthersCount() {
        Manifest manifest = Manifest.ofProgram();
        return MODELS.stream()
                .map(manifest::named)
                .map(model -> DynamicTest.dynamicTest(model.name(), () -> {
                    Spin.Counts counts =
                            Spin.counts(Files.createDirectory(folder.resolve(model.name())), promela(model));

                    assertThat(counts.states()).isEqualTo(model.distinct());
                    assertThat(counts.generated()).isEqualTo(model.generated());
                    assertThat(counts.violations() > 0).isEqualTo(model.expect() instanceof Expectation.Violated);
                }));
    }

    @Test
    void spinCountsAConfigurationOfFourCpus() throws Exception {
        String[] four = {"--cpus", "4", "--set", "MaxKg=2", "ML-nmi-roundup"};
        JsonNode ours = JsonMapper.shared()
                .readTree(Program.run(with(four, "model", "--format", "json", "--engine", "java"))
                        .out());

        Spin.Counts counts = Spin.counts(
                folder, Program.run(with(four, "model", "--format", "promela")).out());

        assertThat(counts.states()).isEqualTo(ours.get("distinct").asLong());
        assertThat(counts.generated()).isEqualTo(ours.get("generated").asLong());
    }

    @Test
    void whatAsksForStepsIsLeftOutAndNamed() {
        assertThat(promela(Manifest.ofProgram().named("sse-a-repaired")))
                .contains("   Left out: AtStart, StepsAreRules, RulesAreSteps.");
    }

    @Test
    void anAssignmentThatIsMissingIsCounted() throws Exception {
        String text = promela(Manifest.ofProgram().named("ML-nmi-roundup"));
        String mutant = text.replace("; nM = (nM + 1)", "");

        assertThat(mutant).isNotEqualTo(text);
        assertThat(Spin.counts(Files.createDirectory(folder.resolve("mutant")), mutant))
                .isNotEqualTo(Spin.counts(Files.createDirectory(folder.resolve("model")), text));
    }

    @Test
    void aSequenceIsRefusedByItsPlace() {
        Program run = Program.run("model", "--format", "promela", "f10");

        assertThat(run.status()).isEqualTo(ExitStatus.ERROR);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).matches("rollcall: PriorityMask\\.tla:\\d+:\\d+: .*Promela.*\\R");
    }

    private static String promela(Model model) {
        Module tree = TREES.computeIfAbsent(model.module(), SanyReader.ofProgram()::read);
        return PromelaModel.text(model.name(), tree, TlaTools.ofProgram().configuration(model));
    }

    private static String[] with(String[] last, String... first) {
        return Stream.concat(Stream.of(first), Stream.of(last)).toArray(String[]::new);
    }
}
