package org.rollcall.spec.tla;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.rollcall.spec.SpecificationException;

/** A private folder for what the tools write; it goes when the tools go, or when the program is interrupted. */
final class Scratch implements AutoCloseable {
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    /** The tools go on writing while the program ends: what they add to a folder is looked for so many times. */
    private static final int ATTEMPTS = 10;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.forEach(Scratch::removeAtLast)));
    }

    private final Path folder;

    /** @throws SpecificationException if there is no place for temporary files */
    Scratch() {
        try {
            this.folder = Files.createTempDirectory("rollcall-tla");
        } catch (IOException e) {
            throw new SpecificationException(
                    "cannot write to the folder for temporary files, " + System.getProperty("java.io.tmpdir")
                            + "; name another one in TMPDIR",
                    e);
        }
        OPEN.add(folder);
    }

    Path folder() {
        return folder;
    }

    void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SpecificationException(
                    "cannot write to " + folder.resolve(file) + "; name another folder for temporary files in TMPDIR",
                    e);
        }
    }

    @Override
    public void close() {
        OPEN.remove(folder);
        try {
            remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void removeAtLast(Path folder) {
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                remove(folder);
                return;
            } catch (IOException | UncheckedIOException e) {
                Thread.yield();
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
