package org.rollcall.roll;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.Framing;
import org.rollcall.log.KeywordSearch;
import org.rollcall.log.Line;
import org.rollcall.log.LineScanner;
import org.rollcall.log.PlainRecords;
import org.rollcall.log.Stamp;
import org.rollcall.message.Keywords;
import org.rollcall.message.Marking;
import org.rollcall.message.Message;
import org.rollcall.message.MessageParser;
import org.rollcall.trace.Trace;

/** One log from bytes to roll calls: lines, records, messages, roll calls. Constant memory; not safe for use by several threads. */
public final class LogChecker {
    private static final KeywordSearch KEYWORDS = new KeywordSearch(Keywords.ALL);

    private final MessageParser parser = new MessageParser();
    private final RollCalls rollCalls;
    private final Chronology chronology;
    private final LineScanner scanner;
    private final Framing framing;
    private final Wraps wraps;
    private final PlainRecords<Wording> records = new PlainRecords<>(Wording::new);
    private final Remarks remarks = new Remarks();
    private final TraceDump dump = new TraceDump();
    private boolean candidate;
    private long joinedUpTo;

    /** A log of which nothing was read yet; roll calls go to {@code out} as they settle. */
    public LogChecker(Consumer<RollCall> out) {
        this(out, event -> {});
    }

    /** The same; each message goes to {@code events} before it is judged. */
    public LogChecker(Consumer<RollCall> out, Consumer<Event> events) {
        rollCalls = new RollCalls(out, events);
        chronology = new Chronology(rollCalls::accept);
        scanner = new LineScanner(KEYWORDS, new Reader());
        framing = new Framing(this::begin, scanner);
        wraps = new Wraps(parser, framing, scanner);
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
        chronology.finish();
        rollCalls.finish();
    }

    private final class Reader implements LineScanner.Receiver {
        @Override
        public boolean candidate(long number, long offset, byte[] buf, int from, int to) {
            return line(number, offset, buf, from, to, true);
        }

        @Override
        public boolean any(long number, long offset, byte[] buf, int from, int to) {
            if (dump.isRunning() || number <= joinedUpTo || !framing.isPlain()) {
                return line(number, offset, buf, from, to, KEYWORDS.find(buf, from, to) >= 0);
            }
            Wording wording = records.read(buf, from, to);
            Boolean told = wording == null ? null : wording.holdsKeyword();
            boolean holdsKeyword = told == null ? KEYWORDS.find(buf, from, to) >= 0 : told;
            take(wording, number, offset, buf, from, to, holdsKeyword);
            return isAttentive();
        }
    }

    private boolean line(long number, long offset, byte[] buf, int from, int to, boolean holdsKeyword) {
        if (dump.isRunning() && dump.accept(number, new String(buf, from, to - from, ISO_8859_1))) {
            return true;
        }
        if (number > joinedUpTo) {
            Wording wording = holdsKeyword || framing.isPlain() ? records.read(buf, from, to) : null;
            take(wording, number, offset, buf, from, to, holdsKeyword);
        }
        return isAttentive();
    }

    /** Takes a line: if it looks like a record of a console, its wording was found. */
    private void take(
            @Nullable Wording wording, long number, long offset, byte[] buf, int from, int to, boolean holdsKeyword) {
        if (wording == null || !plain(wording, number, offset, buf, holdsKeyword)) {
            candidate = holdsKeyword;
            framing.records(number, offset, buf, from, to, holdsKeyword, this::framed);
        }
    }

    private boolean isAttentive() {
        return chronology.wantsEveryLine() || rollCalls.isWaiting() || dump.isRunning();
    }

    /** Takes a line that is a record of a console; whether it is one. */
    private boolean plain(Wording wording, long number, long offset, byte[] buf, boolean holdsKeyword) {
        if (holdsKeyword && !records.hasPlainBounds(buf)) {
            return false;
        }
        if (!holdsKeyword && !isShort()) {
            pass(number, offset, wording);
            return true;
        }
        var text = new String(buf, records.start(), records.end() - records.start(), ISO_8859_1);
        MessageParser.Found found = wording.find(parser, buf, records.start(), records.end(), text);
        if (holdsKeyword && found != null && found.begin() > 0) {
            return false;
        }
        var line = new Line(number, offset, time(), null, text);
        Message message = found != null && found.begin() == 0 ? found.message() : null;
        if (holdsKeyword && Wraps.mayBeWrapped(message) && !scanner.isBeforeRecord() && join(line, message)) {
            return true;
        }
        boolean unknown = holdsKeyword && message == null && wording.looksLikeRollCall();
        accept(line, unknown ? new Marking.NotUnderstood() : message);
        return true;
    }

    /** Whether the record may be a message without a keyword. */
    private boolean isShort() {
        return records.end() - records.start() <= Keywords.SHORT;
    }

    private void pass(long number, long offset, Wording wording) {
        if (chronology.wantsEveryLine() || !rollCalls.pass(number, records.micros(), wording)) {
            accept(new Line(number, offset, time(), null, wording.words()), null);
        }
    }

    private Stamp time() {
        return new Stamp(Stamp.Clock.KERNEL, records.micros());
    }

    private void framed(Line line) {
        Message message = candidate || line.text().length() <= Keywords.SHORT ? parser.parse(line.text()) : null;
        if (candidate && !line.text().isEmpty() && Wraps.mayBeWrapped(message) && join(line, message)) {
            return;
        }
        boolean unknown = candidate && message == null && Keywords.looksLikeRollCall(line.text());
        accept(line, unknown ? new Marking.NotUnderstood() : message);
    }

    /** Takes a message that goes on in other lines; whether it does. */
    private boolean join(Line line, @Nullable Message part) {
        Wraps.Joined joined = wraps.join(line, part);
        if (joined == null) {
            return false;
        }
        joinedUpTo = joined.last();
        accept(joined.line(), joined.message());
        return true;
    }

    private int begin(String text) {
        MessageParser.Found found = parser.find(text);
        return found == null ? -1 : found.begin();
    }

    private void accept(Line line, @Nullable Message message) {
        dump.note(line, message);
        if (message != null) {
            remarks.add(line, message);
        }
        chronology.accept(line, message);
    }

    /** The trace that was dumped into the log, or null; to be asked when it is over. */
    public @Nullable Trace trace() {
        return dump.trace();
    }

    /** What the log shows besides its roll calls; to be asked when it is over. */
    public List<Remark> remarks() {
        return remarks.all();
    }
}
