package org.rollcall.roll;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of records that change nothing but the time, or are an answer that is awaited besides: what they leave behind counts once, at
 * its end.
 */
final class Lull {
    private final long untilMicros;
    private final boolean mindsLoss;
    private long untilLine;
    private @Nullable String last;
    private long micros;
    private long line;
    private int longest;

    /**
     * No record yet.
     *
     * @param untilMicros from this time of the kernel on a record may change more
     * @param untilLine behind this line a record may
     * @param mindsLoss whether a record that tells of lost lines does
     */
    Lull(long untilMicros, long untilLine, boolean mindsLoss) {
        this.mindsLoss = mindsLoss;
        this.untilMicros = untilMicros;
        this.untilLine = untilLine;
    }

    boolean covers(long number, long time) {
        return time < untilMicros && number <= untilLine;
    }

    boolean mindsLoss() {
        return mindsLoss;
    }

    /** From here on it ends behind this line. */
    void endBehind(long number) {
        untilLine = number;
    }

    /** One more record; each digit of its text may be a zero. */
    void add(long number, long time, String text) {
        last = text;
        line = number;
        micros = Math.max(micros, time);
        longest = Math.max(longest, text.length());
    }

    /** The text of the last record, or null if there is none. */
    @Nullable
    String last() {
        return last;
    }

    /** The line of the last record. */
    long line() {
        return line;
    }

    /** The latest time of a record, in microseconds. */
    long micros() {
        return micros;
    }

    /** The length of the longest text. */
    int longest() {
        return longest;
    }
}
