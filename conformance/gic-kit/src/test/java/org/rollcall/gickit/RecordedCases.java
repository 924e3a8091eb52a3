package org.rollcall.gickit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The recorded scripts of the kit, in the order of their numbers. */
final class RecordedCases {
    private static final Path FOLDER = Path.of("recorded");

    private RecordedCases() {}

    /** Those of which the architecture decides something. */
    static List<Path> binding() {
        return scripts(FOLDER);
    }

    /** Also those that only show what QEMU does. */
    static List<Path> all() {
        return Stream.concat(binding().stream(), scripts(FOLDER.resolve("only-qemu")).stream())
                .toList();
    }

    static Path starting(String name) {
        return all().stream()
                .filter(file -> file.getFileName().toString().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> scripts(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ScriptReader open(Path file) {
        try {
            return new ScriptReader(Files.newBufferedReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
