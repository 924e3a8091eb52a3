package org.rollcall.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Splits a stream into lines and hands on those that hold a keyword; all of them while the receiver is attentive. Lines are numbered
 * from 1. Memory is one buffer: a line that does not fit is handed on in pieces with the same number. While a line is handed on, its
 * neighbours can be looked at.
 */
public final class LineScanner<M> implements Neighbours {
    /**
     * Lines that follow each other.
     *
     * @param lines how many
     * @param end where the line behind them starts
     */
    public record Passage(int lines, int end) {}

    /** What receives the lines. */
    public interface Receiver<M> {
        /**
         * A line that holds a keyword.
         *
         * @param number its number, from 1
         * @param offset the byte offset of its start in the text, as read: decoded, blanks normalised
         * @param buf holds the line at {@code [from, to)}, without the line end; valid during the call only
         * @return whether the next line is wanted, keyword or not
         */
        boolean candidate(long number, long offset, byte[] buf, int from, int to);

        /**
         * Takes several lines at once, if it is known what comes of them; nothing behind them is wanted then that holds no keyword. The first
         * holds a keyword, and has this number and offset.
         *
         * @param from where the first starts
         * @param to where the last ends at the latest
         * @return what was taken, or null if nothing was
         */
        default @Nullable Passage passage(long number, long offset, byte[] buf, int from, int to) {
            return null;
        }

        /**
         * Goes on over lines that are wanted in any case, as long as it is known what comes of them; the first has this number. What follows is
         * wanted, too.
         */
        default void pass(long number, FoundRecords<M> found) {}

        /** Whether a record may hold a keyword whose words mean this. */
        default boolean mayHoldKeyword(M meaning) {
            return true;
        }

        /** A line that is wanted in any case; nobody has looked whether it holds a keyword. Otherwise the same. */
        boolean any(long number, long offset, byte[] buf, int from, int to);
    }

    private final KeywordSearch keywords;
    private final KeywordHits hits;
    private final Receiver<M> receiver;
    private final PlainRecords<M> records;
    private final PlainRecord behind = new PlainRecord();
    /** The lines that are read now. */
    private Stretch<M> stretch = new Stretch<>(Stretch.SIZE);

    private byte[] buf = stretch.buf();
    private int held;
    /** The offset of {@code buf[0]} in the text. */
    private long offset;

    /** What lies before was handed on, or passed over; some of it stays to be looked at. */
    private int start;

    private long number = 1;
    private boolean attentive;
    private int lineStart;
    private int lineEnd;
    /** How many bytes of the stretch were wanted, keyword or not. */
    private int wanted;

    /** How many were taken as passages. */
    private int taken;

    /**
     * A scanner at the start of a text.
     *
     * @param records reads those of the lines that are handed on
     */
    public LineScanner(KeywordSearch keywords, PlainRecords<M> records, Receiver<M> receiver) {
        this.keywords = keywords;
        hits = new KeywordHits(keywords);
        this.records = records;
        this.receiver = receiver;
    }

    /** Reads the stream to its end. The last line needs no line end. */
    public void readAll(InputStream in) throws IOException {
        var stretches = new Stretches<M>(in, Stretch.SIZE);
        readAll((used, demand) -> stretches.next(used));
    }

    /**
     * The same; a long text is read some way ahead.
     *
     * @param thread reads; does one thing after the other
     */
    public void readAll(InputStream in, ExecutorService thread) throws IOException {
        try (var ahead = new ReadAhead<M>(in, Stretch.SIZE, ReadAhead.ALONE, records.lookout(), thread)) {
            readAll(ahead);
        }
    }

    /** Reads all stretches that there are. */
    void readAll(Supply<M> supply) throws IOException {
        Stretch<M> next = supply.next(null, Demand.FEW_LINES);
        while (next != null) {
            goOn(next);
            scan();
            next = supply.next(next, demand());
        }
        number += stretch.isCut() ? 1 : 0;
    }

    /** What was asked of most of the last stretch is likely to be asked of the next ones. */
    private Demand demand() {
        int most = stretch.end() / 2;
        if (wanted > most) {
            return Demand.RECORDS;
        }
        return taken > most ? Demand.PASSAGES : Demand.FEW_LINES;
    }

    private void goOn(Stretch<M> next) {
        // what is taken at once may have gone on behind the last stretch
        start = (int) Math.max(next.start(), offset + start - next.offset());
        stretch = next;
        buf = next.buf();
        held = next.held();
        offset = next.offset();
        wanted = 0;
        taken = 0;
        hits.forget();
        records.goOn(next.records);
    }

    /** Reads once; returns the number of bytes, 0 if a growing file has no more yet, or -1 at the end. */
    public int readSome(InputStream in) throws IOException {
        if (stretch.isFull()) {
            stretch.follow(stretch);
        }
        int read = stretch.readSome(in);
        if (read > 0) {
            goOn(stretch);
            scan();
        }
        return read;
    }

    /** Hands on an unfinished last line. */
    public void finish() {
        if (held > start) {
            deliverIfWanted();
            number++;
        }
    }

    /** The number of lines seen so far. */
    public long lines() {
        return number - 1;
    }

    @Override
    public List<String> before(int most) {
        List<String> lines = new ArrayList<>();
        int end = lineStart - 1;
        while (lines.size() < most && end >= 0) {
            int from = Newlines.lineStart(buf, 0, end);
            lines.add(text(from, end));
            end = from - 1;
        }
        return lines;
    }

    @Override
    public List<String> behind(int most) {
        List<String> lines = new ArrayList<>();
        int from = lineEnd + 1;
        while (lines.size() < most && from < held) {
            int end = Newlines.next(buf, from, held);
            lines.add(text(from, end));
            from = end + 1;
        }
        return lines;
    }

    /** Whether the line behind is a record of a console, {@code [  376.894502] text}: it goes on with nothing. */
    public boolean isBeforeRecord() {
        return lineEnd < held && behind.read(buf, lineEnd + 1, Newlines.next(buf, lineEnd + 1, held));
    }

    /** The line that is handed on. */
    public String current() {
        return text(lineStart, lineEnd);
    }

    private String text(int from, int to) {
        return new String(buf, from, Math.min(to - from, stretch.margin()), StandardCharsets.ISO_8859_1);
    }

    private void deliverIfWanted() {
        if (attentive || keywords.find(buf, start, held) >= 0) {
            deliver(start, held);
        }
        start = held;
    }

    private void scan() {
        int end = stretch.end();
        int at = start;
        while (at < end) {
            at = goOn(at, end);
        }
        start = at;
        if (stretch.isCut()) {
            deliverIfWanted();
        }
    }

    /** Hands on the next line that is wanted; returns what is behind it. Apart, as the JVM compiles what is called often before what loops for long. */
    private int goOn(int at, int end) {
        int from = attentive ? behindKnown(at) : behindPassages(at, end);
        if (from >= end) {
            return from;
        }
        int to = stretch.records.seek(from) ? stretch.records.lineEnd() : Newlines.next(buf, from, end);
        deliver(from, to);
        number++;
        return to + 1;
    }

    /** The start of the first line of which it is not known what comes of it; all are wanted. */
    private int behindKnown(int at) {
        FoundRecords<M> found = stretch.records;
        if (!found.seek(at)) {
            return at;
        }
        int before = found.passed();
        receiver.pass(number, found);
        number += found.passed() - before;
        int from = found.lineStart();
        wanted += from - at;
        return from;
    }

    /** The start of the next line that holds a keyword and that no passage starts with; {@code end} or behind it if there is none. */
    private int behindPassages(int at, int end) {
        int from = nextCandidate(at, end);
        while (from < end) {
            Passage passage = receiver.passage(number, offset + from, buf, from, held);
            if (passage == null) {
                break;
            }
            number += passage.lines();
            taken += passage.end() - from;
            from = passage.end() < end ? nextCandidate(passage.end(), end) : passage.end();
        }
        return from;
    }

    /** The start of the next line that holds a keyword, or {@code end}; the lines before it are passed over. */
    private int nextCandidate(int at, int end) {
        return stretch.records.seek(at) ? nextCandidate(stretch.records) : searchCandidate(at, end);
    }

    private int nextCandidate(FoundRecords<M> found) {
        int before = found.passed();
        M meaning;
        do {
            meaning = found.meaning();
        } while ((meaning != null && !receiver.mayHoldKeyword(meaning)
                        || keywords.find(buf, found.lineStart(), found.lineEnd()) < 0)
                && found.next());
        number += found.passed() - before;
        return found.lineStart();
    }

    private int searchCandidate(int at, int end) {
        int hit = hits.next(buf, at, end);
        int from = hit < 0 ? end : Newlines.lineStart(buf, at, hit);
        number += Newlines.count(buf, at, from);
        return from;
    }

    private void deliver(int from, int to) {
        lineStart = from;
        lineEnd = to;
        wanted += attentive ? to - from : 0;
        attentive = attentive
                ? receiver.any(number, offset + from, buf, from, to)
                : receiver.candidate(number, offset + from, buf, from, to);
    }
}
