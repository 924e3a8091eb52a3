package org.rollcall.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.roll.RollCall;

/**
 * The roll calls of a log for a report that can print them only when it has seen them all. The first stay in memory, the others wait in a
 * file: how many there are makes no difference to the memory that is needed.
 */
final class KeptCalls implements AutoCloseable {
    private static final int IN_MEMORY = 1024;
    private static final int BYTES_AT_ONCE = 1 << 16;

    private final List<RollCall> first = new ArrayList<>();
    private @Nullable Path file;
    private @Nullable CallWriter more;
    private int size;

    /**
     * One more.
     *
     * @throws UncheckedIOException if the folder for temporary files has no room
     */
    void add(RollCall call) {
        size++;
        if (first.size() < IN_MEMORY) {
            first.add(call);
            return;
        }
        try {
            file().write(call);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Hands on all, in their order; as often as wanted. */
    void forEach(Consumer<RollCall> action) {
        first.forEach(action);
        if (file == null || more == null) {
            return;
        }
        try {
            more.flush();
            try (var in = new CallReader(Files.newInputStream(file), BYTES_AT_ONCE)) {
                for (int i = first.size(); i < size; i++) {
                    action.accept(in.read());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets them. */
    @Override
    public void close() {
        first.clear();
        size = 0;
        if (file == null || more == null) {
            return;
        }
        try {
            more.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file = null;
        more = null;
    }

    private CallWriter file() throws IOException {
        if (more == null) {
            file = Files.createTempFile("rollcall", ".calls");
            file.toFile().deleteOnExit();
            more = new CallWriter(Files.newOutputStream(file), BYTES_AT_ONCE);
        }
        return more;
    }
}
