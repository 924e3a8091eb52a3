package org.rollcall.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Exploration;
import org.rollcall.machine.Fault;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A model of the manifest that the machine can take: its constants, its invariants, and what TLC found. The claim is empty
 * where it is no invariant of the machine: witnesses, and what is temporal.
 */
record ManifestModel(
        String name,
        Configuration configuration,
        Set<Property> invariants,
        Optional<Property> claim,
        boolean violated,
        boolean symmetric,
        long distinct,
        long generated,
        OptionalInt depth) {
    private static final Path SPEC = Path.of("..", "..", "spec", "tla");

    /** The models that TLC has counted to the end: a violated liveness property stops it before. */
    static List<ManifestModel> all() {
        JsonNode manifest = new ObjectMapper().readTree(text("manifest.json"));
        return manifest.get("models")
                .valueStream()
                .filter(model -> model.get("module").asString().equals("MCIpiNmi"))
                .filter(model -> model.get("distinct").isNumber())
                .filter(model -> !model.get("expect").asString().startsWith("liveness"))
                .map(ManifestModel::of)
                .toList();
    }

    /** What the machine finds, with a fault in it, among up to {@code bound} states. */
    Exploration.Result explored(Fault fault, long bound) {
        Exploration exploration = Exploration.of(new Machine(configuration, fault))
                .judging(invariants)
                .boundedTo(bound);
        return (symmetric ? exploration.upToSymmetry() : exploration).run();
    }

    /** Whether the machine found what TLC did. */
    boolean agrees(Exploration.Result result) {
        return result.end() == Exploration.End.EXHAUSTED
                && result.distinct() == distinct
                && result.generated() == generated
                && (depth.isEmpty() || result.depth() == depth.getAsInt())
                && claim.stream().allMatch(property -> result.violated().contains(property) == violated);
    }

    private static ManifestModel of(JsonNode model) {
        String cfg = text(model.get("cfg").asString());
        Set<Property> invariants = cfg.lines()
                .dropWhile(line -> !line.startsWith("INVARIANT"))
                .flatMap(line -> invariant(line.strip()).stream())
                .collect(Collectors.toUnmodifiableSet());
        return new ManifestModel(
                model.get("name").asString(),
                ConfigurationReader.read(cfg),
                invariants,
                invariant(model.get("property").asString()),
                model.get("expect").asString().startsWith("violated"),
                model.get("symmetric").asBoolean(),
                model.get("distinct").asLong(),
                model.get("generated").asLong(),
                model.get("depth").isNumber()
                        ? OptionalInt.of(model.get("depth").asInt())
                        : OptionalInt.empty());
    }

    private static Optional<Property> invariant(String name) {
        return Arrays.stream(Property.values())
                .filter(property -> property.specName().equals(name))
                .findFirst();
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
