package org.rollcall.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Splits a stream into lines and hands on those that hold a keyword; all of them while the receiver is attentive. Lines are numbered
 * from 1. Memory is one buffer: a line that does not fit is handed on in pieces with the same number.
 */
public final class LineScanner {
    private static final int BUFFER = 1 << 20;

    /** What receives the lines. */
    public interface Receiver {
        /**
         * One line.
         *
         * @param number its number, from 1
         * @param offset the byte offset of its start in the stream
         * @param buf holds the line at {@code [from, to)}, without the line end; valid during the call only
         * @param candidate whether the line holds a keyword
         * @return whether the next line is wanted, keyword or not
         */
        boolean line(long number, long offset, byte[] buf, int from, int to, boolean candidate);
    }

    private final KeywordSearch keywords;
    private final Receiver receiver;
    private byte[] buf = new byte[1 << 17];
    private int held;
    private long offset;
    private long number = 1;
    private boolean attentive;

    /** A scanner at the start of a text. */
    public LineScanner(KeywordSearch keywords, Receiver receiver) {
        this.keywords = keywords;
        this.receiver = receiver;
    }

    /** Reads the stream to its end. The last line needs no line end. */
    public void readAll(InputStream in) throws IOException {
        while (readSome(in) >= 0) {
            // each call hands on what it completed
        }
        finish();
    }

    /** Reads once; returns the number of bytes, 0 if a growing file has no more yet, or -1 at the end. */
    public int readSome(InputStream in) throws IOException {
        if (held == buf.length) {
            makeRoom();
        }
        int read = in.read(buf, held, buf.length - held);
        if (read > 0) {
            held += read;
            scan(Newlines.lineStart(buf, 0, held));
        }
        return read;
    }

    /** Hands on an unfinished last line. */
    public void finish() {
        if (held > 0) {
            deliverIfWanted();
            number++;
        }
    }

    /** The number of lines seen so far. */
    public long lines() {
        return number - 1;
    }

    private void makeRoom() {
        if (buf.length < BUFFER) {
            buf = Arrays.copyOf(buf, BUFFER);
        } else {
            deliverIfWanted();
        }
    }

    private void deliverIfWanted() {
        boolean candidate = keywords.find(buf, 0, held) >= 0;
        if (candidate || attentive) {
            deliver(0, held, candidate);
        }
        consumed(held);
    }

    private void scan(int end) {
        int at = 0;
        while (at < end) {
            int hit = attentive ? at : keywords.find(buf, at, end);
            if (hit < 0) {
                number += Newlines.count(buf, at, end);
                break;
            }
            int start = Newlines.lineStart(buf, at, hit);
            number += Newlines.count(buf, at, start);
            int stop = Newlines.next(buf, hit, end);
            deliver(start, stop, !attentive || keywords.find(buf, start, stop) >= 0);
            number++;
            at = stop + 1;
        }
        consumed(end);
    }

    private void deliver(int from, int to, boolean candidate) {
        attentive = receiver.line(number, offset + from, buf, from, to, candidate);
    }

    private void consumed(int end) {
        System.arraycopy(buf, end, buf, 0, held - end);
        held -= end;
        offset += end;
    }
}
