package org.rollcall.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Line ends in bytes, looked for eight bytes at a time. */
final class Newlines {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;

    private Newlines() {}

    /** How many line ends {@code buf[from, to)} holds. */
    static int count(byte[] buf, int from, int to) {
        int count = 0;
        int at = from;
        int last = to - Long.BYTES;
        for (; at <= last; at += Long.BYTES) {
            count += Long.bitCount(ends(buf, at));
        }
        for (; at < to; at++) {
            count += buf[at] == '\n' ? 1 : 0;
        }
        return count;
    }

    /** The first line end in {@code buf[from, to)}, or {@code to}. */
    static int next(byte[] buf, int from, int to) {
        int at = from;
        int last = to - Long.BYTES;
        for (; at <= last; at += Long.BYTES) {
            long ends = ends(buf, at);
            if (ends != 0) {
                return at + Long.numberOfTrailingZeros(ends) / Byte.SIZE;
            }
        }
        while (at < to && buf[at] != '\n') {
            at++;
        }
        return at;
    }

    /** The first byte above 0x7f in {@code buf[from, to)}, or {@code to}. */
    static int nextNonAscii(byte[] buf, int from, int to) {
        int at = from;
        int last = to - 2 * Long.BYTES;
        while (at <= last && ((eight(buf, at) | eight(buf, at + Long.BYTES)) & HIGH_BITS) == 0) {
            at += 2 * Long.BYTES;
        }
        while (at < to && buf[at] >= 0) {
            at++;
        }
        return at;
    }

    /** The high bit of each of the eight bytes that is a line end. */
    private static long ends(byte[] buf, int at) {
        long differs = eight(buf, at) ^ ('\n' * ONES);
        // a byte is zero if neither its low bits nor its high bit survive
        return ~(((differs & LOW_BITS) + LOW_BITS) | differs | LOW_BITS);
    }

    private static long eight(byte[] buf, int at) {
        return (long) LONG.get(buf, at);
    }

    /** The start of the line that holds {@code at}, not before {@code from}. */
    static int lineStart(byte[] buf, int from, int at) {
        int start = at;
        while (start > from && buf[start - 1] != '\n') {
            start--;
        }
        return start;
    }
}
