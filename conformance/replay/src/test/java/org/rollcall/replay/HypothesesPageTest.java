package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.tla.TlaTools;
import org.rollcall.transition.ActionName;
import org.rollcall.transition.ActionSystem;
import org.rollcall.transition.Instance;

/** The table of what 7.3 and the series for RISC-V add is the manifest's. */
class HypothesesPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "linux-7.3.md");
    private static final List<Model> MODELS = Manifest.ofProgram().models();

    private static final Pattern PICTURE = Pattern.compile("(?s)```\\n([\\w-]+): violated: (\\w+)\\n(.*?)```");
    private static final Pattern STEP = Pattern.compile("(?m)^ *\\d+ (\\w+)(?:\\(([^)]*)\\))?");
    private static final Pattern CPU = Pattern.compile("c(\\d+)");

    static Stream<String> hypotheses() {
        return Stream.concat(
                IntStream.rangeClosed(1, 18)
                        .boxed()
                        .flatMap(n -> n == 10 ? Stream.of("N10a", "N10b", "N10c", "N10d") : Stream.of("N" + n)),
                Stream.of("SSE-a", "SSE-b", "SSE-c", "SSE-d", "SSE-e"));
    }

    @ParameterizedTest
    @MethodSource("hypotheses")
    void everyHypothesisHasAModel(String hypothesis) {
        assertThat(shows(hypothesis)).isNotEmpty();
    }

    /** N16 strengthens the kernel: it holds. */
    @ParameterizedTest
    @MethodSource("hypotheses")
    void whatFailsHasARepairOrAWayOutThatHolds(String hypothesis) {
        List<Model> shown = shows(hypothesis).toList();
        assertThat(shown).anyMatch(model -> model.expect() instanceof Expectation.Holds || model.twin() != null);
        assertThat(shown.stream().anyMatch(model -> !(model.expect() instanceof Expectation.Holds)))
                .isEqualTo(!hypothesis.equals("N16"));
    }

    @Test
    void theTableIsTheManifests() throws IOException {
        List<String> rows = hypotheses()
                .flatMap(hypothesis -> shows(hypothesis).map(model -> row(hypothesis, model)))
                .toList();
        assertThat(Files.readAllLines(PAGE, StandardCharsets.UTF_8).stream()
                        .filter(line -> line.matches("\\| (N\\d|SSE-).*")))
                .containsExactlyElementsOf(rows);
    }

    /** {@code panic-n2: violated: SomebodyCanPanic}, and the steps of a picture: {@code 6 J6(c2, c1) | |x---*} */
    static Stream<Arguments> pictures() throws IOException {
        String page = Files.readString(Path.of("..", "..", "docs", "findings.md"), StandardCharsets.UTF_8);
        return PICTURE.matcher(page).results().map(found -> arguments(found.group(1), found.group(2), found.group(3)));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void aPictureIsAScheduleOfTheJavaModel(String name, String property, String picture) {
        Model model = Manifest.ofProgram().named(name);
        assertThat(model.expect()).isEqualTo(new Expectation.Violated(property));
        SmallModule<?, ?, ?> module = SmallModule.of(model).orElseThrow();
        List<MatchResult> steps = STEP.matcher(picture).results().toList();
        assertThat(steps).isNotEmpty();
        assertThat(refusal(model, module, steps)).isNull();
    }

    @Test
    void everyHypothesisThatFailsHasAPicture() throws IOException {
        Set<String> drawn = pictures().map(picture -> (String) picture.get()[0]).collect(Collectors.toSet());
        assertThat(hypotheses().filter(hypothesis -> !hypothesis.equals("N16")))
                .allMatch(hypothesis -> shows(hypothesis).map(Model::name).anyMatch(drawn::contains));
    }

    static Stream<Model> repaired() {
        return MODELS.stream()
                .filter(model ->
                        model.name().endsWith("-repaired") && !model.name().contains("-live-"))
                .filter(model -> SmallModule.of(model).isPresent());
    }

    /** A repair breaks nothing: a property that is left out is one that the page says fails, with the reason. */
    @ParameterizedTest
    @MethodSource("repaired")
    void aRepairKeepsWhatItsModuleClaims(Model model) throws IOException {
        Set<String> leftOut = MODELS.stream()
                .filter(other ->
                        other.module().equals(model.module()) && !other.name().contains("-live"))
                .flatMap(HypothesesPageTest::claims)
                .collect(Collectors.toCollection(TreeSet::new));
        leftOut.removeAll(claims(model).collect(Collectors.toSet()));
        assertThat(stillFails(model)).isEqualTo(leftOut);
    }

    private static Stream<String> claims(Model model) {
        return TlaTools.ofProgram().configuration(model).invariants().stream()
                .filter(name -> !name.startsWith("Witness_"));
    }

    /** {@code | `sdei-n11-repaired` | NoNewMiss, NoMissBySdei | the price: ... |} */
    private static Set<String> stillFails(Model model) throws IOException {
        return Files.readAllLines(PAGE, StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("| `" + model.name() + "` | "))
                .flatMap(line -> Stream.of(line.split(" \\| ")[1].split(", ")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <S extends Record, K extends Enum<K> & ActionName> @Nullable String refusal(
            Model model, SmallModule<?, S, K> module, List<MatchResult> steps) {
        ActionSystem<S, K> system = new Replay(TlaTools.ofProgram(), Duration.ofMinutes(1)).system(model, module);
        S state = system.initial();
        for (MatchResult step : steps) {
            List<Integer> cpus = CPU.matcher(step.group(2) == null ? "" : step.group(2))
                    .results()
                    .map(cpu -> Integer.parseInt(cpu.group(1)) - 1)
                    .toList();
            var instance = new Instance<>(ActionName.named(module.kinds(), step.group(1)), cpus);
            String refusal = system.refusal(state, instance);
            if (refusal != null) {
                return instance + " needs " + refusal;
            }
            state = system.apply(state, instance);
        }
        return null;
    }

    private static Stream<Model> shows(String hypothesis) {
        return MODELS.stream().filter(model -> model.findings().contains(hypothesis));
    }

    private static String row(String hypothesis, Model model) {
        String verdict = model.expect() instanceof Expectation.Holds ? "holds" : "**fails**";
        String twin = model.twin() == null ? "" : "`" + model.twin() + "`";
        return "| %s | %s | `%s` | %s | %s | %s |"
                .formatted(hypothesis, model.description(), model.name(), model.property(), verdict, twin)
                .replace("|  |", "| |");
    }
}
