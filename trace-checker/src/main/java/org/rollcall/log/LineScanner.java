package org.rollcall.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a stream into lines and hands on those that hold a keyword; all of them while the receiver is attentive. Lines are numbered
 * from 1. Memory is one buffer: a line that does not fit is handed on in pieces with the same number. While a line is handed on, its
 * neighbours can be looked at.
 */
public final class LineScanner implements Neighbours {
    private static final int SMALL_BUFFER = 1 << 17;
    private static final int BUFFER = 1 << 20;

    /** Bytes before and behind a line that are kept for a look at its neighbours. */
    private static final int MARGIN = 1 << 13;

    /**
     * Lines that follow each other.
     *
     * @param lines how many
     * @param end where the line behind them starts
     */
    public record Passage(int lines, int end) {}

    /** What receives the lines. */
    public interface Receiver {
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

        /** A line that is wanted in any case; nobody has looked whether it holds a keyword. Otherwise the same. */
        boolean any(long number, long offset, byte[] buf, int from, int to);
    }

    private final KeywordSearch keywords;
    private final KeywordHits hits;
    private final Receiver receiver;
    private final PlainRecord behind = new PlainRecord();
    private byte[] buf = new byte[SMALL_BUFFER];
    /** What lies before was handed on, or passed over; some of it stays to be looked at. */
    private int start;

    private int held;
    /** The offset of {@code buf[0]} in the text. */
    private long offset;

    private long number = 1;
    private boolean attentive;
    private int lineStart;
    private int lineEnd;

    /** A scanner at the start of a text. */
    public LineScanner(KeywordSearch keywords, Receiver receiver) {
        this.keywords = keywords;
        hits = new KeywordHits(keywords);
        this.receiver = receiver;
    }

    /** Reads the stream to its end. The last line needs no line end. */
    public void readAll(InputStream in) throws IOException {
        while (fill(in)) {
            int end = Newlines.lineStart(buf, start, Math.max(start, held - MARGIN));
            scan(end > start ? end : Newlines.lineStart(buf, start, held));
        }
        scan(Newlines.lineStart(buf, start, held));
        finish();
    }

    /** Reads once; returns the number of bytes, 0 if a growing file has no more yet, or -1 at the end. */
    public int readSome(InputStream in) throws IOException {
        int read = read(in);
        if (read > 0) {
            scan(Newlines.lineStart(buf, start, held));
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
        return new String(buf, from, Math.min(to - from, MARGIN), StandardCharsets.ISO_8859_1);
    }

    /** Fills the buffer; false at the end of the stream. */
    private boolean fill(InputStream in) throws IOException {
        int read = read(in);
        while (read >= 0 && held < buf.length) {
            read = read(in);
        }
        return read >= 0;
    }

    private int read(InputStream in) throws IOException {
        if (held == buf.length) {
            makeRoom();
        }
        int read = in.read(buf, held, buf.length - held);
        if (read > 0) {
            // the last character may have come in part
            int from = Math.max(start, held - Blanks.LONGEST + 1);
            held = Blanks.normalise(buf, from, held + read);
        }
        return read;
    }

    private void makeRoom() {
        hits.forget();
        int passed = Math.max(0, start - MARGIN);
        System.arraycopy(buf, passed, buf, 0, held - passed);
        held -= passed;
        start -= passed;
        offset += passed;
        if (held < buf.length) {
            return;
        }
        if (buf.length < BUFFER) {
            buf = Arrays.copyOf(buf, BUFFER);
        } else {
            deliverIfWanted();
            makeRoom();
        }
    }

    private void deliverIfWanted() {
        if (attentive || keywords.find(buf, start, held) >= 0) {
            deliver(start, held);
        }
        start = held;
    }

    private void scan(int end) {
        int at = start;
        while (at < end) {
            int from = attentive ? at : behindPassages(at, end);
            if (from < end) {
                int to = Newlines.next(buf, from, end);
                deliver(from, to);
                number++;
                from = to + 1;
            }
            at = from;
        }
        start = at;
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
            from = passage.end() < end ? nextCandidate(passage.end(), end) : passage.end();
        }
        return from;
    }

    /** The start of the next line that holds a keyword, or {@code end}; the lines before it are passed over. */
    private int nextCandidate(int at, int end) {
        int hit = hits.next(buf, at, end);
        int from = hit < 0 ? end : Newlines.lineStart(buf, at, hit);
        number += Newlines.count(buf, at, from);
        return from;
    }

    private void deliver(int from, int to) {
        lineStart = from;
        lineEnd = to;
        attentive = attentive
                ? receiver.any(number, offset + from, buf, from, to)
                : receiver.candidate(number, offset + from, buf, from, to);
    }
}
