package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.machine.Schedule;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;
import org.rollcall.spec.tla.TlaTools;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The traces that explain the findings, step by step on specification and machine together. */
class GoldenTracesTest {
    private static final Path FOLDER = Path.of("..", "..", "spec", "tla", "golden");
    private static final TlaTools TOOLS = TlaTools.ofProgram();

    /** A trace with the model in whose constants it runs and the property that its last state violates. */
    private record Golden(String name, Model model, String violates, Schedule schedule) {
        static Golden read(Path file) {
            try {
                JsonNode json = new ObjectMapper().readTree(Files.readString(file, StandardCharsets.UTF_8));
                String steps =
                        json.get("steps").valueStream().map(JsonNode::asString).collect(Collectors.joining("\n"));
                return new Golden(
                        json.get("name").asString(),
                        Manifest.ofProgram().named(json.get("model").asString()),
                        json.get("violates").asString(),
                        Schedule.parse(steps));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Golden> traces() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(Golden::read).toList();
        }
    }

    @Test
    void everyRunOfTheTableHasItsTrace() throws IOException {
        assertThat(traces())
                .extracting(Golden::name)
                .containsExactlyInAnyOrder("F1", "F22", "F22b", "F22c", "F23", "F23stop", "F26", "F34", "Nested", "W");
    }

    @ParameterizedTest
    @MethodSource("traces")
    void violatesItsPropertyInTheLastStateOnly(Golden golden) {
        JointRun run = new Replay(TOOLS, Duration.ofMinutes(5)).run(golden.model(), golden.schedule());
        assertThat(run.refusal()).isNull();
        List<SpecState> states = run.trace().states();
        try (Specification specification = TOOLS.open(golden.model())) {
            for (int i = 0; i < states.size(); i++) {
                SpecState state = specification.state(states.get(i).values());
                assertThat(specification.holds(golden.violates(), state))
                        .as("%s after %d of %d steps", golden.violates(), i, states.size() - 1)
                        .isEqualTo(i < states.size() - 1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("traces")
    void showsWhatItsModelExpects(Golden golden) {
        assertThat(golden.model().expect()).isEqualTo(new Expectation.Violated(golden.violates()));
    }
}
