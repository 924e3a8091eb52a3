package org.rollcall.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Where output goes. A {@link PrintWriter} would keep a failure to itself; here it ends the command, with the name of what
 * could not be written.
 */
final class Destination extends OutputStream {
    /** The output is not whole. */
    static final class NotWritten extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final boolean readerGone;

        NotWritten(String name, IOException cause) {
            super("cannot write to " + name + ": " + reason(cause), cause);
            String message = String.valueOf(cause.getMessage());
            this.readerGone = message.contains("pipe") || message.contains("Connection reset");
        }

        private static String reason(IOException cause) {
            return cause instanceof NoSuchFileException ? "there is no such folder" : Failures.reason(cause);
        }

        /** Whether whoever read the output has stopped: then there is nobody to be told. */
        boolean readerGone() {
            return readerGone;
        }
    }

    private final OutputStream out;
    private final String name;
    private boolean failed;

    Destination(OutputStream out, String name) {
        this.out = out;
        this.name = name;
    }

    /** The standard output, written at each line's end. */
    static PrintWriter standard(OutputStream out) {
        return new PrintWriter(new Destination(out, "standard output"), true, StandardCharsets.UTF_8);
    }

    /**
     * A file, written when it is closed at the latest.
     *
     * @throws NotWritten if it cannot be opened
     */
    static PrintWriter file(Path file) {
        try {
            OutputStream out = Files.newOutputStream(file);
            return new PrintWriter(new Destination(out, file.toString()), false, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new NotWritten(file.toString(), e);
        }
    }

    /**
     * Writes a file whole.
     *
     * @throws NotWritten if it cannot be written
     */
    static void write(Path file, String text) {
        try (PrintWriter out = file(file)) {
            out.print(text);
        }
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        attempt(() -> out.write(bytes, offset, length));
    }

    @Override
    public void flush() {
        attempt(out::flush);
    }

    @Override
    public void close() {
        attempt(out::close);
    }

    private interface Attempt {
        void run() throws IOException;
    }

    /** What comes after a failure has nowhere to go, and the failure is told once. */
    private void attempt(Attempt attempt) {
        if (failed) {
            return;
        }
        try {
            attempt.run();
        } catch (IOException e) {
            failed = true;
            throw new NotWritten(name, e);
        }
    }
}
