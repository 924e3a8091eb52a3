package org.rollcall.roll;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.Framing;
import org.rollcall.log.KeywordSearch;
import org.rollcall.log.Line;
import org.rollcall.log.LineScanner;
import org.rollcall.message.Asking;
import org.rollcall.message.Debugging;
import org.rollcall.message.Keywords;
import org.rollcall.message.Message;
import org.rollcall.message.MessageParser;

/** One log from bytes to roll calls: lines, records, messages, roll calls. Constant memory; not safe for use by several threads. */
public final class LogChecker {
    private static final KeywordSearch KEYWORDS = new KeywordSearch(Keywords.ALL);

    private final MessageParser parser = new MessageParser();
    private final RollCalls rollCalls;
    private final Chronology chronology;
    private final LineScanner scanner;
    private @Nullable Line held;
    private boolean candidate;

    /** A log of which nothing was read yet; roll calls go to {@code out} as they settle. */
    public LogChecker(Consumer<RollCall> out) {
        this(out, event -> {});
    }

    /** The same; each message goes to {@code events} before it is judged. */
    public LogChecker(Consumer<RollCall> out, Consumer<Event> events) {
        rollCalls = new RollCalls(out, events);
        chronology = new Chronology(rollCalls::accept);
        scanner = new LineScanner(KEYWORDS, this::line);
    }

    /** Reads a whole log. */
    public void check(InputStream in) throws IOException {
        scanner.readAll(in);
        finish();
    }

    /**
     * Reads what a growing log has to give now.
     *
     * @return the bytes read; 0 if there was nothing new; -1 at the end of a stream that has one
     */
    public int checkSome(InputStream in) throws IOException {
        chronology.assumeForward();
        return scanner.readSome(in);
    }

    /** Nothing came for longer than the kernel waits: what is open is judged as if those 10 s had been seen in the log. */
    public void quiet() {
        rollCalls.quiet(lines());
    }

    /** The end of a growing log. */
    public void finishFollowing() {
        scanner.finish();
        finish();
    }

    /** Lines read so far. */
    public long lines() {
        return scanner.lines();
    }

    private void finish() {
        if (held != null) {
            judge(held, parser.parse(held.text()));
        }
        held = null;
        chronology.finish();
        rollCalls.finish();
    }

    private boolean line(long number, long offset, byte[] buf, int from, int to, boolean holdsKeyword) {
        candidate = holdsKeyword;
        Framing.records(number, offset, buf, from, to, this::record);
        return held != null || chronology.wantsEveryLine() || rollCalls.isWaiting();
    }

    private void record(Line line) {
        if (held != null) {
            Line wrapped = held;
            held = null;
            if (rejoin(wrapped, line)) {
                return;
            }
        }
        Message message = candidate || line.text().length() <= Keywords.SHORT ? parser.parse(line.text()) : null;
        if (message != null && mayBeWrapped(message)) {
            held = line;
        } else {
            judge(line, message);
        }
    }

    /** A CPU list that a mailer wrapped: the next line is its rest if the two make a whole. */
    private boolean rejoin(Line wrapped, Line next) {
        Message message = parser.parse(wrapped.text() + next.text());
        if (next.time() == null && message != null && !mayBeWrapped(message)) {
            judge(wrapped, message);
            return true;
        }
        judge(wrapped, parser.parse(wrapped.text()));
        return false;
    }

    private static boolean mayBeWrapped(Message message) {
        return message instanceof Asking.SendingNmi sending && !sending.whole()
                || message instanceof Debugging.CpuStatus status && !status.whole();
    }

    private void judge(Line line, @Nullable Message message) {
        chronology.accept(line, message);
    }
}
