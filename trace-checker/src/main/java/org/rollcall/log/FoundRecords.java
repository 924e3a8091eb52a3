package org.rollcall.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a stretch, and which of them are records of a console, if somebody has looked at them ahead: read one after the other. */
public final class FoundRecords<M> {
    private int[] lineStarts = new int[1 << 11];
    private int[] lineEnds = new int[lineStarts.length];
    /** Where the text of a record starts; before the line if it is none. */
    private int[] starts = new int[lineStarts.length];

    private int[] ends = new int[lineStarts.length];
    private long[] micros = new long[lineStarts.length];
    private final List<@Nullable M> meanings = new ArrayList<>();
    private int count;
    private int next;

    /** Nobody has looked. */
    void forget() {
        count = 0;
    }

    /** Looks at the lines {@code buf[from, to)}; nobody has looked at this stretch before. */
    void find(PlainRecord record, Texts<M> texts, byte[] buf, int from, int to) {
        meanings.clear();
        next = 0;
        int at = from;
        while (at < to) {
            at = look(record, texts, buf, at, to);
        }
    }

    /** Looks at one line; returns the start of the next. Apart, as the JVM compiles what is called often before what loops for long. */
    private int look(PlainRecord record, Texts<M> texts, byte[] buf, int from, int to) {
        int end = Newlines.next(buf, from, to);
        if (count == lineStarts.length) {
            grow();
        }
        boolean read = record.read(buf, from, end);
        lineStarts[count] = from;
        lineEnds[count] = end;
        starts[count] = read ? record.start() : -1;
        ends[count] = record.end();
        micros[count++] = record.micros();
        meanings.add(read ? texts.meaning(buf, record.start(), record.end()) : null);
        return end + 1;
    }

    private void grow() {
        lineStarts = Arrays.copyOf(lineStarts, 2 * count);
        lineEnds = Arrays.copyOf(lineEnds, 2 * count);
        starts = Arrays.copyOf(starts, 2 * count);
        ends = Arrays.copyOf(ends, 2 * count);
        micros = Arrays.copyOf(micros, 2 * count);
    }

    /** Goes on to the line that starts at {@code from}; whether somebody has looked at it. Asked for one line after the other. */
    boolean seek(int from) {
        while (next < count && lineStarts[next] < from) {
            next++;
        }
        return next < count && lineStarts[next] == from;
    }

    /** Goes on to the line behind that one; whether there is one that somebody has looked at. */
    public boolean next() {
        return ++next < count;
    }

    /** How many lines were gone over. */
    int passed() {
        return next;
    }

    /** Where that line starts, or behind the lines that were looked at if there is none. */
    int lineStart() {
        return next < count ? lineStarts[next] : lineEnds[count - 1] + 1;
    }

    /** Where the line ends that was sought. */
    int lineEnd() {
        return lineEnds[next];
    }

    /** Whether that line is a record, if its words have a meaning. */
    boolean isRecord() {
        return starts[next] >= 0;
    }

    /** Where its text starts. */
    int start() {
        return starts[next];
    }

    /** Where its text ends. */
    int end() {
        return ends[next];
    }

    /** The kernel's time of it, in microseconds. */
    public long micros() {
        return micros[next];
    }

    /** What its words mean; null if it is no record. */
    public @Nullable M meaning() {
        return meanings.get(next);
    }
}
