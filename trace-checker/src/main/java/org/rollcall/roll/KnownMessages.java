package org.rollcall.roll;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.Message;

/** Texts of records that were a whole message when they were read: the CPUs of one machine answer in the same words again and again. */
final class KnownMessages {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BITS = 11;
    private static final long FOLD = 0x9E3779B97F4A7C15L;

    /** The bytes of a text, the text, and what it says. */
    record Known(byte[] bytes, String text, Message message) {}

    private final @Nullable Known[] known = new @Nullable Known[1 << BITS];

    /** What is known of the text {@code buf[from, to)}, or null. */
    @Nullable
    Known get(byte[] buf, int from, int to) {
        Known one = to - from < Long.BYTES ? null : known[slot(buf, from, to)];
        return one != null && Arrays.equals(one.bytes, 0, one.bytes.length, buf, from, to) ? one : null;
    }

    /** The text {@code buf[from, to)} says this. */
    void put(byte[] buf, int from, int to, String text, Message message) {
        if (to - from >= Long.BYTES) {
            known[slot(buf, from, to)] = new Known(Arrays.copyOfRange(buf, from, to), text, message);
        }
    }

    /** By its length, its end and what stands where answers have their numbers. */
    private static int slot(byte[] buf, int from, int to) {
        int last = to - Long.BYTES;
        long hash = (long) LONG.get(buf, last) ^ (long) LONG.get(buf, Math.min(from + 2 * Long.BYTES, last)) * FOLD;
        return (int) ((hash + to - from) * FOLD >>> Long.SIZE - BITS);
    }
}
