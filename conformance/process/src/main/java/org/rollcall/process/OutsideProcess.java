package org.rollcall.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A program of the host while it runs. It ends with {@link #close()}, and when this process ends. */
public final class OutsideProcess implements AutoCloseable {
    /** How long the system may take to end a process that it was told to kill. */
    private static final long END_MILLIS = 2000;

    private static final Set<OutsideProcess> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(OutsideProcess::kill)));
    }

    /**
     * What it wrote until its end.
     *
     * @param status 0 if all went well; 128 and the signal's number if it was killed
     */
    public record Output(byte[] bytes, int status) {}

    private final String program;
    private final Process process;

    OutsideProcess(String program, Process process) {
        this.program = program;
        this.process = process;
        RUNNING.add(this);
    }

    /** What is written here it reads. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /**
     * Writes this text to its input, in UTF-8, and ends that, while its output is read: a program that answers as it reads
     * would wait for its reader. One that reads no more is no error here; what it has said, and its status, tell.
     */
    public void feed(String text) {
        Thread thread = new Thread(
                () -> {
                    try (OutputStream in = input()) {
                        in.write(text.getBytes(StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        // it reads no more
                    }
                },
                "input of " + program);
        thread.setDaemon(true);
        thread.start();
    }

    /** What it writes. Whoever reads here waits as long as it takes. */
    public InputStream output() {
        return process.getInputStream();
    }

    /** The number that the system gave it. */
    public long pid() {
        return process.pid();
    }

    /** Its exit status, as soon as it has one; empty if it still runs after this time. */
    public OptionalInt status(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                ? OptionalInt.of(process.exitValue())
                : OptionalInt.empty();
    }

    /**
     * Ends its input, reads its output to the end, and waits for its exit status.
     *
     * @param limit bytes of output at most
     * @param patience how long all of it may take
     * @throws IOException if it cannot be read, or writes more
     * @throws TimeoutException if it takes longer
     */
    public Output output(int limit, Duration patience) throws IOException, TimeoutException, InterruptedException {
        FutureTask<Output> task = begun(() -> {
            byte[] bytes = process.getInputStream().readNBytes(limit);
            if (bytes.length == limit && process.getInputStream().read() >= 0) {
                throw new IOException(program + " writes more than " + limit + " bytes");
            }
            return new Output(bytes, process.waitFor());
        });
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failed(e);
        }
    }

    /**
     * Ends its input, hands on each line of its output, in UTF-8, and waits for its exit status, as long as it takes.
     *
     * @throws IOException if it cannot be read
     */
    public int eachLine(Consumer<String> reader) throws IOException, InterruptedException {
        FutureTask<Integer> task = begun(() -> {
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    reader.accept(line);
                }
            }
            return process.waitFor();
        });
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw failed(e);
        }
    }

    /** A read from a pipe cannot be interrupted: it has a thread of its own, which ends with the process. */
    private <T> FutureTask<T> begun(Callable<T> reading) throws IOException {
        process.getOutputStream().close();
        FutureTask<T> task = new FutureTask<>(reading);
        Thread thread = new Thread(task, "output of " + program);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private IOException failed(ExecutionException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof RuntimeException ofTheReader) {
            throw ofTheReader;
        } else if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IOException e ? e : new InterruptedIOException(program + " was not waited for");
    }

    /** Ends it and the processes that it has started, whatever they do, and waits until it is gone. What it wrote can be read. */
    @Override
    public void close() {
        kill();
        RUNNING.remove(this);
        try {
            process.waitFor(END_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** By its handle, since {@link Process#destroyForcibly()} closes the output, with what is not read of it. */
    private void kill() {
        Family.of(process.toHandle()).kill();
    }
}
