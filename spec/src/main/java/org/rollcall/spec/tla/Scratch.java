package org.rollcall.spec.tla;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rollcall.spec.SpecificationException;

/** A private folder for what the tools write; it goes when the tools go, or when the program is interrupted. */
public final class Scratch implements AutoCloseable {
    private static final Set<Path> OPEN = new HashSet<>();

    /** The tools go on writing while the program ends: what they add to their folders is looked for so many times. */
    private static final int ATTEMPTS = 300;

    private static final int PAUSE_MILLIS = 10;

    /** They make a folder anew if they need it: all have to stay away so many times in a row. */
    private static final int AWAY = 20;

    private static boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Scratch::end));
    }

    private final Path folder;

    /** @throws SpecificationException if there is no place for temporary files */
    public Scratch() {
        try {
            this.folder = create();
        } catch (IOException e) {
            throw new SpecificationException(
                    "cannot write to the folder for temporary files, " + System.getProperty("java.io.tmpdir")
                            + "; name another one in TMPDIR",
                    e);
        }
    }

    private static Path create() throws IOException {
        synchronized (OPEN) {
            if (ending) {
                throw new SpecificationException("interrupted");
            }
            Path folder = Files.createTempDirectory("rollcall-tla");
            OPEN.add(folder);
            return folder;
        }
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    public void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SpecificationException(
                    "cannot write to " + folder.resolve(file) + "; name another folder for temporary files in TMPDIR",
                    e);
        }
    }

    /** A folder is open until it is gone: a program that ends between the two would leave it. */
    @Override
    public void close() {
        synchronized (OPEN) {
            if (ending) {
                return;
            }
            try {
                remove(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            OPEN.remove(folder);
        }
    }

    private static void end() {
        List<Path> left;
        synchronized (OPEN) {
            ending = true;
            left = List.copyOf(OPEN);
        }
        removeAtLast(left);
    }

    /** All of them together: one that is made anew while another is looked after would stay. */
    private static void removeAtLast(List<Path> folders) {
        int away = 0;
        try {
            for (int i = 0; i < ATTEMPTS && away < AWAY && !folders.isEmpty(); i++) {
                away = folders.stream().anyMatch(Files::exists) ? 0 : away + 1;
                folders.forEach(Scratch::removeIfPossible);
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeIfPossible(Path folder) {
        try {
            remove(folder);
        } catch (IOException | UncheckedIOException e) {
            // a file was added meanwhile: the next attempt takes it too
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
