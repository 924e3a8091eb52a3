package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Exploration;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The machine reaches, for every model of the manifest, the states and transitions that TLC counted, and its verdict. */
class CountsTest {
    private static final Path SPEC = Path.of("..", "spec", "tla");

    @TestFactory
    Stream<DynamicTest> countsOfTlc() throws IOException {
        JsonNode manifest = new ObjectMapper().readTree(text("manifest.json"));
        return manifest.get("models")
                .valueStream()
                .filter(model -> model.get("module").asString().endsWith("IpiNmi"))
                .map(model -> DynamicTest.dynamicTest(model.get("name").asString(), () -> check(model)));
    }

    private static void check(JsonNode model) throws IOException {
        String cfg = text(model.get("cfg").asString());
        Configuration configuration = ConfigurationReader.read(cfg);
        Set<Property> invariants = EnumSet.noneOf(Property.class);
        cfg.lines()
                .dropWhile(line -> !line.startsWith("INVARIANT"))
                .skip(1)
                .forEach(line -> invariants.add(Property.named(line.strip())));
        Exploration.Result result =
                Exploration.of(new Machine(configuration)).judging(invariants).run();
        assertThat(List.of(result.end(), result.distinct(), result.generated(), result.depth()))
                .as("end, distinct, generated, depth")
                .isEqualTo(List.of(
                        Exploration.End.EXHAUSTED,
                        model.get("distinct").asLong(),
                        model.get("generated").asLong(),
                        model.get("depth").asInt()));
        Property claim = Property.named(model.get("property").asString());
        assertThat(result.violated().contains(claim))
                .as("violates " + claim.specName())
                .isEqualTo(model.get("expect").asString().startsWith("violated"));
    }

    private static String text(String file) throws IOException {
        return Files.readString(SPEC.resolve(file), StandardCharsets.UTF_8);
    }
}
