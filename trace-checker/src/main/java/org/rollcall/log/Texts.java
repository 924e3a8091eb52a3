package org.rollcall.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The words of the texts of {@linkplain PlainRecord plain records}: one char a byte, with a zero for each digit. Logs repeat themselves in all
 * but their numbers: words that were seen lately are the same string again, and whether the text is plain is known.
 */
final class Texts {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BITS = 12;
    private static final int LONGEST_KEPT = 256;
    private static final long FOLD = 0x9E3779B97F4A7C15L;
    private static final long ZEROS = 0x3030303030303030L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    /** Added to a byte below 0x80, it sets the high bit of those that are ten or more. */
    private static final long FROM_TEN = 0x7676767676767676L;

    /** Words, or null where the text is none of a plain record. */
    private record Known(byte[] bytes, @Nullable String words) {}

    private final @Nullable Known[] known = new @Nullable Known[1 << BITS];
    private final byte[] text = new byte[LONGEST_KEPT + Long.BYTES];

    /** The words of the text {@code buf[from, to)}, or null if it is none of a plain record. */
    @Nullable
    String of(byte[] buf, int from, int to) {
        int length = to - from;
        if (length > LONGEST_KEPT) {
            return PlainRecord.isPlain(buf, from, to)
                    ? string(buf, from, length)
                    : null; // as it is: it will not come again
        }
        int slot = read(buf, from, length);
        Known last = known[slot];
        if (last == null || !Arrays.equals(last.bytes, 0, last.bytes.length, text, 0, length)) {
            byte[] bytes = Arrays.copyOf(text, length);
            last = new Known(bytes, PlainRecord.isPlain(bytes, 0, length) ? string(bytes, 0, length) : null);
            known[slot] = last;
        }
        return last.words;
    }

    private static String string(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    /** Copies the text, and returns the slot in which it is kept. */
    private int read(byte[] buf, int from, int length) {
        long hash = length;
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            hash = put(hash, at, (long) LONG.get(buf, from + at));
        }
        if (at < length) {
            long rest = 0;
            for (int i = length - 1; i >= at; i--) {
                rest = rest << Byte.SIZE | buf[from + i] & 0xff;
            }
            hash = put(hash, at, rest);
        }
        return (int) (hash >>> Long.SIZE - BITS);
    }

    private long put(long hash, int at, long eight) {
        long differs = eight ^ ZEROS;
        long others = ((differs & ~HIGH_BITS) + FROM_TEN | differs) & HIGH_BITS;
        long digits = ((others ^ HIGH_BITS) >>> 7) * 0xff;
        long read = eight & ~digits | ZEROS & digits;
        LONG.set(text, at, read);
        long mixed = (hash ^ read) * FOLD;
        return mixed ^ mixed >>> 29;
    }
}
