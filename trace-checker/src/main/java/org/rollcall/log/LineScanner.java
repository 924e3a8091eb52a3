package org.rollcall.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutorService;

/**
 * Splits a stream into lines and hands on those that hold a keyword; all of them while the receiver is attentive. Lines are numbered
 * from 1. Memory is one buffer: a line that does not fit is handed on in pieces with the same number. While a line is handed on, what stands
 * {@linkplain #around around it} can be looked at.
 */
public final class LineScanner<M> {
    private final KeywordSearch keywords;
    private final KeywordHits hits;
    private final LineReceiver<M> receiver;
    private final PlainRecords<M> records;
    private final Surroundings around = new Surroundings();
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
    /** How many bytes of the stretch were wanted, keyword or not. */
    private int wanted;

    /** How many were taken as passages. */
    private int taken;

    /**
     * A scanner at the start of a text.
     *
     * @param records reads those of the lines that are handed on
     */
    public LineScanner(KeywordSearch keywords, PlainRecords<M> records, LineReceiver<M> receiver) {
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

    /** The line that is handed on, and what stands around it. */
    public Surroundings around() {
        return around;
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
        around.at(stretch, from, to);
        wanted += attentive ? to - from : 0;
        attentive = attentive
                ? receiver.any(number, offset + from, buf, from, to)
                : receiver.candidate(number, offset + from, buf, from, to);
    }
}
