package org.rollcall.lab.guest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The bytes of a serial console: read at all times, kept, and written to a file. */
final class Console {
    private final Path file;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable IOException failure;
    private boolean ended;

    Console(Path file) {
        this.file = file;
    }

    /** Reads until the end; a guest whose console nobody reads stops. */
    void pump(InputStream in, OutputStream copy) {
        byte[] some = new byte[1 << 16];
        try (copy) {
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                add(some, n);
                write(copy, some, n);
            }
        } catch (IOException closed) {
            // the process is gone: the end of its output
        } finally {
            end();
        }
    }

    private void write(OutputStream copy, byte[] some, int n) {
        try {
            copy.write(some, 0, n);
            copy.flush();
        } catch (IOException full) {
            fail(full);
        }
    }

    private synchronized void add(byte[] some, int n) {
        bytes.write(some, 0, n);
        notifyAll();
    }

    private synchronized void fail(IOException full) {
        failure = full;
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Waits until there is more than {@code known} bytes, the output is over, or the time is up. */
    synchronized void waitForMore(int known, long millis) throws InterruptedException {
        if (bytes.size() <= known && !ended && failure == null) {
            wait(millis);
        }
    }

    synchronized boolean ended() {
        return ended;
    }

    /**
     * All that was said so far, one character for each byte.
     *
     * @throws LabException if it could not be written to its file
     */
    synchronized String text() {
        if (failure != null) {
            throw new LabException(
                    "cannot write " + file + ": " + failure.getMessage()
                            + "; free some space there, or choose another folder with --dir",
                    failure);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
