package org.rollcall.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Strings of bytes, one char a byte; the same one again for a text that was seen lately, since the records of roll calls repeat. */
final class Texts {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BITS = 11;
    private static final int LONGEST_KEPT = 256;
    private static final long FOLD = 0x9E3779B97F4A7C15L;

    private final byte @Nullable [][] bytes = new byte[1 << BITS][];
    private final @Nullable String[] strings = new @Nullable String[1 << BITS];

    /** The text {@code buf[from, to)}. */
    String of(byte[] buf, int from, int to) {
        int length = to - from;
        if (length < Long.BYTES || length > LONGEST_KEPT) {
            return new String(buf, from, length, StandardCharsets.ISO_8859_1);
        }
        int slot = slot(buf, from, to);
        byte[] known = bytes[slot];
        String text = strings[slot];
        if (known == null || text == null || !Arrays.equals(known, 0, known.length, buf, from, to)) {
            bytes[slot] = Arrays.copyOfRange(buf, from, to);
            text = new String(buf, from, length, StandardCharsets.ISO_8859_1);
            strings[slot] = text;
        }
        return text;
    }

    private static int slot(byte[] buf, int from, int to) {
        long hash = to - from;
        for (int at = from; at + Long.BYTES < to; at += Long.BYTES) {
            hash = (hash ^ (long) LONG.get(buf, at)) * FOLD;
            hash ^= hash >>> 29;
        }
        hash = (hash ^ (long) LONG.get(buf, to - Long.BYTES)) * FOLD;
        return (int) (hash >>> 64 - BITS);
    }
}
