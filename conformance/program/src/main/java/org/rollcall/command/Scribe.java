package org.rollcall.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.Handed;
import org.rollcall.report.LogSummary;
import org.rollcall.report.Report;
import org.rollcall.roll.Event;
import org.rollcall.roll.RollCall;
import org.rollcall.trace.Trace;

/**
 * Has a report written by another thread, so that judging goes on meanwhile, but not its first roll calls: most logs have no more. What a report
 * is told in between, such as the end of a log, it is told when all before is written. What fails there fails here, a little later, and nothing more is
 * written then.
 */
final class Scribe implements Report, AutoCloseable {
    /** So much is written by who judges. */
    static final int ALONE = 1 << 7;

    /** So much is handed over at once. */
    static final int BATCH = 1 << 8;

    /** So many of those may wait: what is judged faster than it can be written is not to fill the memory. */
    static final int MOST = 8;

    private final Report report;
    private final @Nullable ExecutorService thread;
    private final Queue<Future<?>> waiting = new ArrayDeque<>();
    private List<Runnable> batch = new ArrayList<>(BATCH);
    private int alone = ALONE;
    /** Seen by the thread that writes. */
    private boolean failed;

    /**
     * Nothing is written yet.
     *
     * @param thread does one thing after the other; null if who judges is to write
     */
    Scribe(Report report, @Nullable ExecutorService thread) {
        this.report = report;
        this.thread = thread;
    }

    @Override
    public boolean listens() {
        return report.listens();
    }

    @Override
    public void said(Event event) {
        write(() -> report.said(event));
    }

    @Override
    public void rollCall(String log, RollCall call) {
        write(() -> report.rollCall(log, call));
    }

    @Override
    public void traced(Trace trace) {
        upToDate().traced(trace);
    }

    @Override
    public void log(LogSummary summary) {
        upToDate().log(summary);
    }

    @Override
    public void flush() {
        upToDate().flush();
    }

    @Override
    public void end() {
        upToDate().end();
    }

    /** All that was told is written, or has failed. */
    @Override
    public void close() {
        upToDate();
    }

    private void write(Runnable what) {
        if (thread == null || alone > 0) {
            alone--;
            what.run();
            return;
        }
        batch.add(what);
        if (batch.size() == BATCH) {
            handOver(thread);
        }
        if (waiting.size() > MOST) {
            await(waiting.remove());
        }
    }

    private void handOver(ExecutorService to) {
        List<Runnable> next = batch;
        batch = new ArrayList<>(BATCH);
        waiting.add(to.submit(() -> writeAll(next)));
    }

    private void writeAll(List<Runnable> all) {
        if (!failed) {
            failed = true;
            all.forEach(Runnable::run);
            failed = false;
        }
    }

    private Report upToDate() {
        if (thread != null && !batch.isEmpty()) {
            handOver(thread);
        }
        while (!waiting.isEmpty()) {
            await(waiting.remove());
        }
        return report;
    }

    private static void await(Future<?> written) {
        try {
            Handed.await(written);
        } catch (IOException e) { // no report throws one as it is: this thread was interrupted
            throw new UncheckedIOException(e);
        }
    }
}
