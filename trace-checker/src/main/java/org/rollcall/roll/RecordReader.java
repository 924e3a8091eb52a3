package org.rollcall.roll;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.FoundRecords;
import org.rollcall.log.Framing;
import org.rollcall.log.KeywordSearch;
import org.rollcall.log.Line;
import org.rollcall.log.LineReceiver;
import org.rollcall.log.LineScanner;
import org.rollcall.log.Passage;
import org.rollcall.log.PlainRecords;
import org.rollcall.log.Stamp;
import org.rollcall.message.Keywords;
import org.rollcall.message.Marking;
import org.rollcall.message.Message;
import org.rollcall.message.MessageParser;
import org.rollcall.message.Reading;
import org.rollcall.message.Spellings;
import org.rollcall.message.Topic;
import org.rollcall.message.Triggering;
import org.rollcall.trace.Trace;

/** From the bytes of a log to its records and what they say, and to a trace that was dumped between them. Looks at no more than is wanted. */
final class RecordReader {
    private static final KeywordSearch KEYWORDS = new KeywordSearch(Spellings.all());

    private final RecordReceiver receiver;
    private final MessageParser parser = new MessageParser();
    private final PlainRecords<Wording> records = new PlainRecords<>(Wording::new);
    private final LineScanner<Wording> scanner = new LineScanner<>(KEYWORDS, records, new Reader());
    private final Framing framing = new Framing(this::begin, Wording::isSpaced, scanner.around());
    private final Wraps wraps = new Wraps(parser, framing, scanner.around());
    private final KnownMessages known = new KnownMessages();
    private final Announced announced = new Announced(framing, scanner.around());
    private final TraceDump dump = new TraceDump();
    private final Refrains refrains = new Refrains();
    private final Consoles consoles = new Consoles();
    private boolean candidate;
    private long joinedUpTo;

    /** A log of which nothing was read yet. */
    RecordReader(RecordReceiver receiver) {
        this.receiver = receiver;
    }

    /** Reads a whole log. */
    void readAll(InputStream in) throws IOException {
        scanner.readAll(in);
    }

    /** The same; that thread reads some way ahead. */
    void readAll(InputStream in, ExecutorService thread) throws IOException {
        scanner.readAll(in, thread);
    }

    /** Reads what a growing log has to give now: as {@link LineScanner#readSome}. */
    int readSome(InputStream in) throws IOException {
        return scanner.readSome(in);
    }

    /** The end of a growing log. */
    void finish() {
        scanner.finish();
    }

    /** Lines read so far. */
    long lines() {
        return scanner.lines();
    }

    /** The trace that was dumped into the log so far, or null. */
    @Nullable
    Trace trace() {
        return dump.trace();
    }

    /** A roll call is judged, of those that the records are told for. */
    void settled(RollCall call) {
        refrains.settled(call);
    }

    private final class Reader implements LineReceiver<Wording> {
        @Override
        public @Nullable Passage passage(long number, long offset, byte[] buf, int from, int to) {
            if (!mayBePlain(number)) {
                return null;
            }
            Refrain refrain = refrains.at(buf, from, to);
            if (refrain == null || !receiver.isAtRest(refrain.begin())) {
                return null;
            }
            Again again = new Again(refrain, number, offset);
            receiver.accept(again);
            consoles.said(again.last().line());
            return refrain.passage();
        }

        @Override
        public boolean candidate(long number, long offset, byte[] buf, int from, int to) {
            return line(number, offset, buf, from, to, true);
        }

        @Override
        public void pass(long number, FoundRecords<Wording> found) {
            if (!mayBePlain(number) || refrains.isListening()) {
                return;
            }
            long next = number;
            do {
                Wording wording = found.meaning();
                if (wording == null || wording.mayBeMessage() || !receiver.pass(next++, found.micros(), wording)) {
                    return;
                }
            } while (found.next());
        }

        @Override
        public boolean mayHoldKeyword(Wording wording) {
            return wording.mayHoldKeyword();
        }

        @Override
        public boolean any(long number, long offset, byte[] buf, int from, int to) {
            if (!mayBePlain(number)) {
                return line(number, offset, buf, from, to, KEYWORDS.find(buf, from, to) >= 0);
            }
            Wording wording = records.read(buf, from, to) ? records.meaning(buf) : null;
            Boolean told = wording == null ? null : wording.holdsKeyword();
            if (wording == null || Boolean.FALSE.equals(told) || !known(number, offset, buf)) {
                boolean holdsKeyword = told == null ? KEYWORDS.find(buf, from, to) >= 0 : told;
                take(wording, number, offset, buf, from, to, holdsKeyword);
            }
            return isAttentiveBehind(offset, buf, from, to);
        }
    }

    /** Whether the line of this number is a record of a console if it looks like one. */
    private boolean mayBePlain(long number) {
        return !dump.isRunning() && number > joinedUpTo && framing.isPlain();
    }

    private boolean line(long number, long offset, byte[] buf, int from, int to, boolean holdsKeyword) {
        if (dump.isRunning() && dump.accept(number, new String(buf, from, to - from, ISO_8859_1))) {
            return true;
        }
        if (number > joinedUpTo) {
            boolean mayBePlain = (holdsKeyword || framing.isPlain()) && records.read(buf, from, to);
            Wording wording = mayBePlain ? records.meaning(buf) : null;
            take(wording, number, offset, buf, from, to, holdsKeyword);
        }
        return isAttentiveBehind(offset, buf, from, to);
    }

    /** Takes a line: if it looks like a record of a console, its wording was found. */
    private void take(
            @Nullable Wording wording, long number, long offset, byte[] buf, int from, int to, boolean holdsKeyword) {
        if (wording == null || !plain(wording, number, offset, buf, holdsKeyword)) {
            candidate = holdsKeyword;
            framing.records(number, offset, buf, from, to, holdsKeyword, this::framed);
        }
    }

    private boolean isAttentiveBehind(long offset, byte[] buf, int from, int to) {
        boolean attentive = receiver.wantsEveryRecord() || dump.isRunning();
        if (!attentive && refrains.isListening()) {
            refrains.learn(receiver.lastRequest(), offset, buf, from, to);
        }
        return attentive;
    }

    /** Takes a line that is a record of a console; whether it is one. */
    private boolean plain(Wording wording, long number, long offset, byte[] buf, boolean holdsKeyword) {
        if (!holdsKeyword && !mayBeMessage(buf)) {
            pass(number, offset, wording);
            return true;
        }
        boolean mayBeFramed = holdsKeyword || Keywords.mayShowCpu(buf, records.start());
        if (holdsKeyword && wording.isSpaced() || mayBeFramed && !records.hasPlainBounds(buf)) {
            return false;
        }
        Reading.Said read = wording.find(parser, buf, records.start(), records.end());
        MessageParser.Found found = read.found();
        if (!holdsKeyword && found == null) {
            pass(number, offset, wording);
            return true;
        }
        if (holdsKeyword
                && found != null
                && (found.begin() > 0
                        || found.remark() > 0
                        || !Keywords.hasPhrase(found.message()) && wording.looksLikeRollCall())) {
            return false;
        }
        var line = new Line(number, offset, time(), null, read.text());
        Message message = found == null || found.begin() > 0 ? null : announced.heardPlain(line, found);
        if (holdsKeyword && message != null && comesAgain(message) && found.remark() == 0) {
            known.put(buf, records.start(), records.end(), line.text(), message);
        }
        if (holdsKeyword && isWrapped(line, message)) {
            return true;
        }
        boolean unknown = holdsKeyword && message == null && wording.looksLikeRollCall();
        acceptPlain(line, unknown ? new Marking.NotUnderstood() : message);
        return true;
    }

    /** Whether the same words with the same numbers are likely to come: requests and answers name CPUs and little else. */
    private static boolean comesAgain(Message message) {
        return message.topic() == Topic.ASKING || message.topic() == Topic.ANSWERING;
    }

    /** Takes a record whose text was a message before; whether it was. */
    private boolean known(long number, long offset, byte[] buf) {
        KnownMessages.Known same = known.get(buf, records.start(), records.end());
        if (same == null) {
            return false;
        }
        var line = new Line(number, offset, time(), null, same.text());
        if (!isWrapped(line, same.message())) {
            acceptPlain(line, same.message());
        }
        return true;
    }

    /** Takes a message that goes on in other lines; whether it does. */
    private boolean isWrapped(Line line, @Nullable Message message) {
        return Wraps.mayBeWrapped(message) && !scanner.around().isBeforeRecord() && join(line, message);
    }

    /** Whether the record may be a message without a keyword. */
    private boolean mayBeMessage(byte[] buf) {
        return Keywords.mayLackOne(buf, records.start(), records.end());
    }

    private void pass(long number, long offset, Wording wording) {
        if (refrains.isListening()) {
            refrains.hear(new Line(number, offset, time(), null, wording.words()), null);
        }
        if (!receiver.pass(number, records.micros(), wording)) {
            accept(new Line(number, offset, time(), null, wording.words()), null);
        }
    }

    private Stamp time() {
        return new Stamp(Stamp.Clock.KERNEL, records.micros());
    }

    private void framed(Line line) {
        boolean mayBeMessage = candidate || Keywords.mayLackOne(line.text());
        MessageParser.Found found = mayBeMessage ? parser.start(line.text()) : null;
        Message message = found == null ? null : announced.heard(line, found);
        if (candidate && !line.text().isEmpty() && Wraps.mayBeWrapped(message) && join(line, message)) {
            return;
        }
        boolean unknown = candidate && message == null && Keywords.looksLikeRollCall(line.text());
        accept(line, unknown ? new Marking.NotUnderstood() : message);
        boolean isUnderstood = found != null && message != null && !(message instanceof Marking.NotUnderstood);
        if (candidate && isUnderstood && holdsOther(message, found.remark(), line.text())) {
            accept(new Line(line.number(), line.offset(), null, null, line.text()), new Marking.NotUnderstood());
        }
    }

    /** Whether a text holds a message and a part of another; {@code remark} characters stand behind the first. */
    private static boolean holdsOther(Message message, int remark, String text) {
        return Keywords.holdsOtherThan(message, text)
                || remark > 0 && Remains.isOne(text.substring(text.length() - remark));
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

    private void acceptPlain(Line line, @Nullable Message message) {
        if (message instanceof Triggering.ShowAllCpus && receiver.isAtRest(records.micros())) {
            refrains.begin();
        }
        if (refrains.isListening()) {
            refrains.hear(line, message);
        }
        accept(line, message);
    }

    private void accept(Line line, @Nullable Message message) {
        if (message != null && consoles.isAgain(line)) {
            return;
        }
        dump.note(line, message);
        receiver.accept(line, message);
    }
}
