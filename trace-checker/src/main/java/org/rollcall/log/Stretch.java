package org.rollcall.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A part of a text in memory: whole lines to be read, and some of what stands around them. What was found in it ahead, if somebody has looked,
 * is with it.
 */
final class Stretch<M> {
    /** As many bytes as it holds, unless a line is longer. */
    static final int SIZE = 1 << 18;

    /** So many times longer a line may be; a longer one is cut. */
    private static final int LONGEST = 4;

    /** Of the bytes before and behind a line so many are kept for a look at its neighbours: this part of the size. */
    private static final int MARGIN = 1 << 5;

    final FoundRecords<M> records = new FoundRecords<>();

    private final int margin;
    private final int longest;
    private byte[] buf;
    private long offset;
    private int start;
    private int end;
    private int held;
    private boolean cut;

    /** At the start of a text of which nothing was read yet. */
    Stretch(int size) {
        margin = size / MARGIN;
        longest = LONGEST * size;
        buf = new byte[size];
    }

    byte[] buf() {
        return buf;
    }

    /** The offset of {@code buf()[0]} in the text. */
    long offset() {
        return offset;
    }

    /** Where its first line starts. */
    int start() {
        return start;
    }

    /** Behind the line end of its last whole line. */
    int end() {
        return end;
    }

    /** Behind the last byte that it holds. */
    int held() {
        return held;
    }

    /** How many bytes before and behind a line are kept at least, if the text has them. */
    int margin() {
        return margin;
    }

    /** Whether what is behind its whole lines is to be read as a line too: the text ends there, or the line is too long. */
    boolean isCut() {
        return cut;
    }

    /** Becomes what follows on that stretch, which may be this one: at first with what that one holds behind its lines. */
    void follow(Stretch<M> before) {
        int next = before.cut ? before.held : before.end;
        int passed = Math.max(0, next - margin);
        int kept = before.held - passed;
        if (buf.length < before.buf.length) {
            buf = new byte[before.buf.length];
        }
        System.arraycopy(before.buf, passed, buf, 0, kept);
        offset = before.offset + passed;
        start = next - passed;
        end = start;
        held = kept;
        cut = false;
        records.forget();
    }

    /** Reads until it is full, and ends in front of the margin where it can; false at the end of the text. */
    boolean fill(InputStream in) throws IOException {
        do {
            while (held < buf.length) {
                if (read(in) < 0) {
                    held = plain(held);
                    endWithLine();
                    cut = held > end;
                    return false;
                }
            }
            end = Newlines.lineStart(buf, start, Math.max(start, held - margin));
            if (end == start) {
                endWithLine();
            }
            cut = end == start;
        } while (cut && grow());
        undecorate();
        return true;
    }

    /** Reads once, and ends with the last whole line that it holds; returns as {@link InputStream#read} does. */
    int readSome(InputStream in) throws IOException {
        int read = read(in);
        endWithLine();
        cut = end == start && held == buf.length && !grow();
        undecorate();
        return read;
    }

    /** Whether there is no room to read on. */
    boolean isFull() {
        return held == buf.length;
    }

    private int read(InputStream in) throws IOException {
        int read = in.read(buf, held, buf.length - held);
        if (read > 0) {
            // the last character may have come in part
            int from = Math.max(start, held - Blanks.LONGEST + 1);
            held = Blanks.normalise(buf, from, held + read);
        }
        return read;
    }

    /** Takes out of the lines up to there what is no part of them; where they end then. */
    private int plain(int to) {
        return Trailer.remove(buf, start, Decoration.remove(buf, start, to));
    }

    private void undecorate() {
        int plain = plain(end);
        if (plain < end) {
            System.arraycopy(buf, end, buf, plain, held - end);
            held -= end - plain;
            end = plain;
        }
    }

    private void endWithLine() {
        end = Newlines.lineStart(buf, start, held);
    }

    private boolean grow() {
        if (buf.length >= longest) {
            return false;
        }
        buf = Arrays.copyOf(buf, longest);
        return true;
    }
}
