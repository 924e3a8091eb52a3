package org.rollcall.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads the stamp of a console, {@code [  376.894502] }, from the bytes of a line. */
public final class PlainStamp {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FRACTION = 6;
    private static final int LONGEST = 9;

    /** What follows the six digits of the fraction, in the last two of eight bytes. */
    private static final long CLOSE = 0x205dL << FRACTION * Byte.SIZE;

    private static final long DIGITS = 0x0000_ffff_ffff_ffffL;
    private static final long ZEROS = 0x0000_3030_3030_3030L;
    private static final long HIGH_HALVES = 0x0000_f0f0_f0f0_f0f0L;
    /** Added to a digit, it leaves the high half of the byte as it is; added to another byte of that half, it does not. */
    private static final long UP_TO_NINE = 0x0000_0606_0606_0606L;

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
        long seconds = 0;
        while (i < to && buf[i] >= '0' && buf[i] <= '9') {
            seconds = seconds * 10 + buf[i++] - '0';
        }
        int end = i + 1 + Long.BYTES;
        if (i == first || i - first > LONGEST || end > to || buf[i] != '.') {
            return -1;
        }
        long eight = (long) LONG.get(buf, i + 1);
        long digits = eight & DIGITS;
        if ((eight & ~DIGITS) != CLOSE
                || (digits & HIGH_HALVES) != ZEROS
                || (digits + UP_TO_NINE & HIGH_HALVES) != ZEROS) {
            return -1;
        }
        micros = seconds * 1_000_000 + number(digits);
        return end;
    }

    /** The number that six digits write, the first in the lowest byte: two, then four, then all of them are put together. */
    private static long number(long digits) {
        long each = digits - ZEROS << (Long.BYTES - FRACTION) * Byte.SIZE;
        long two = each * (1 + (10 << 8)) >>> 8 & 0x00ff_00ff_00ff_00ffL;
        long four = two * (1 + (100 << 16)) >>> 16 & 0x0000_ffff_0000_ffffL;
        return four * (1 + (10_000L << 32)) >>> 32;
    }

    /** The time of the stamp that was read last, in microseconds. */
    public long micros() {
        return micros;
    }
}
