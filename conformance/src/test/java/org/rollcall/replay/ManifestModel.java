package org.rollcall.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A model of the manifest that the machine can take: its constants, invariants, and what TLC found. */
record ManifestModel(
        String name,
        Configuration configuration,
        Set<Property> invariants,
        Property claim,
        boolean violated,
        long distinct,
        long generated,
        int depth) {
    private static final Path SPEC = Path.of("..", "spec", "tla");

    static List<ManifestModel> all() {
        JsonNode manifest = new ObjectMapper().readTree(text("manifest.json"));
        return manifest.get("models")
                .valueStream()
                .filter(model -> model.get("module").asString().endsWith("IpiNmi"))
                .map(ManifestModel::of)
                .toList();
    }

    private static ManifestModel of(JsonNode model) {
        String cfg = text(model.get("cfg").asString());
        Set<Property> invariants = EnumSet.noneOf(Property.class);
        cfg.lines()
                .dropWhile(line -> !line.startsWith("INVARIANT"))
                .skip(1)
                .filter(line -> line.startsWith(" "))
                .forEach(line -> invariants.add(Property.named(line.strip())));
        return new ManifestModel(
                model.get("name").asString(),
                ConfigurationReader.read(cfg),
                invariants,
                Property.named(model.get("property").asString()),
                model.get("expect").asString().startsWith("violated"),
                model.get("distinct").asLong(),
                model.get("generated").asLong(),
                model.get("depth").asInt());
    }

    private static String text(String file) {
        try {
            return Files.readString(SPEC.resolve(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
