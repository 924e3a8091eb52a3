package org.rollcall.roll;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.message.Message;
import org.rollcall.trace.Trace;

/** One log from bytes to roll calls: lines, records, messages, roll calls. Constant memory; not safe for use by several threads. */
public final class LogChecker {
    private final RecordReader reader = new RecordReader(new Records());
    private final RollCalls rollCalls;
    private final Chronology chronology;
    private final Quotations quotations = new Quotations();
    private final Remarks remarks = new Remarks();

    /** A log of which nothing was read yet; roll calls go to {@code out} as they settle. */
    public LogChecker(Consumer<RollCall> out) {
        this(out, event -> {});
    }

    /** The same; each message goes to {@code events} before it is judged. */
    public LogChecker(Consumer<RollCall> out, Listener events) {
        rollCalls = new RollCalls(
                call -> {
                    reader.settled(call);
                    out.accept(call);
                },
                events);
        chronology = new Chronology(rollCalls::accept);
    }

    /** Reads a whole log. */
    public void check(InputStream in) throws IOException {
        reader.readAll(in);
        finish();
    }

    /** Reads a whole log; a long one is read some way ahead by that thread, which has nothing else to do. */
    public void check(InputStream in, ExecutorService thread) throws IOException {
        reader.readAll(in, thread);
        finish();
    }

    /**
     * Reads what a growing log has to give now.
     *
     * @return the bytes read; 0 if there was nothing new; -1 at the end of a stream that has one
     */
    public int checkSome(InputStream in) throws IOException {
        chronology.assumeForward();
        return reader.readSome(in);
    }

    /** Nothing came for longer than the kernel waits: what is open is judged as if those 10 s had been seen in the log. */
    public void quiet() {
        rollCalls.quiet(lines());
    }

    /** The end of a growing log. */
    public void finishFollowing() {
        reader.finish();
        finish();
    }

    /** Lines read so far. */
    public long lines() {
        return reader.lines();
    }

    /** The first line of the oldest roll call under way, or 0 if there is none. */
    public long firstUnderWay() {
        return rollCalls.firstUnderWay();
    }

    private void finish() {
        chronology.finish();
        rollCalls.finish();
    }

    private final class Records implements RecordReceiver {
        @Override
        public void accept(Line line, @Nullable Message message) {
            Message heard = quotations.heard(line, message);
            if (heard != null) {
                remarks.add(line, heard);
            }
            chronology.accept(line, heard);
        }

        @Override
        public boolean pass(long number, long micros, Wording wording) {
            return !chronology.wantsEveryLine() && rollCalls.pass(number, micros, wording);
        }

        @Override
        public boolean isAtRest(long micros) {
            return !chronology.wantsEveryLine() && rollCalls.isAtRest(micros);
        }

        @Override
        public @Nullable OpenCall lastRequest() {
            return rollCalls.lastRequest();
        }

        @Override
        public void accept(Again again) {
            remarks.add(again.last().line(), again.last().message());
            rollCalls.accept(again);
        }

        @Override
        public boolean wantsEveryRecord() {
            return chronology.wantsEveryLine() || rollCalls.isWaiting();
        }
    }

    /** The trace that was dumped into the log, or null; to be asked when it is over. */
    public @Nullable Trace trace() {
        return reader.trace();
    }

    /** What the log shows besides its roll calls; to be asked when it is over. */
    public List<Remark> remarks() {
        return remarks.all();
    }
}
