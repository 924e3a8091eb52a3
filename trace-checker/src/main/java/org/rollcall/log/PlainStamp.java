package org.rollcall.log;

/** Reads the stamp of a console, {@code [  376.894502] }, from the bytes of a line. */
public final class PlainStamp {
    private static final int FRACTION = 6;
    private static final int LONGEST = 9;

    private long micros;

    /** Reads the stamp at the start of {@code buf[from, to)}; the index behind it and its blank, or -1 if there is none. */
    public int read(byte[] buf, int from, int to) {
        if (from >= to || buf[from] != '[') {
            return -1;
        }
        int first = from + 1;
        while (first < to && buf[first] == ' ') {
            first++;
        }
        int i = first;
        long value = 0;
        while (i < to && buf[i] >= '0' && buf[i] <= '9') {
            value = value * 10 + buf[i++] - '0';
        }
        int close = i + 1 + FRACTION;
        if (i == first
                || i - first > LONGEST
                || close + 1 >= to
                || buf[i] != '.'
                || buf[close] != ']'
                || buf[close + 1] != ' ') {
            return -1;
        }
        for (int k = i + 1; k < close; k++) {
            if (buf[k] < '0' || buf[k] > '9') {
                return -1;
            }
            value = value * 10 + buf[k] - '0';
        }
        micros = value;
        return close + 2;
    }

    /** The time of the stamp that was read last, in microseconds. */
    public long micros() {
        return micros;
    }
}
