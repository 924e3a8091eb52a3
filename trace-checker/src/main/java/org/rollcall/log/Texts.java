package org.rollcall.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The words of the texts of {@linkplain PlainRecord plain records}: one char a byte, with a zero for each digit. Logs repeat themselves in all
 * but their numbers: of words that were seen lately it is known what they mean, and whether the text is plain.
 */
final class Texts<M> {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** So many that hundreds of texts seldom share a place. */
    private static final int BITS = 14;

    private static final int LONGEST_KEPT = 256;
    private static final long FOLD = 0x9E3779B97F4A7C15L;
    /** Each eight bytes are turned by another number of bits: together they tell one text from others, and none waits long for those before. */
    private static final int TURN = 11;

    private static final long ZEROS = 0x3030303030303030L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    /** Added to a byte below 0x80, it sets the high bit of those that are ten or more. */
    private static final long FROM_TEN = 0x7676767676767676L;

    /** Words, filled up with zeros to whole longs, their length, and what they mean, or null where the text is none of a plain record. */
    private record Known<M>(
            byte[] words, int length, @Nullable M meaning) {}

    private final Function<String, M> meanings;
    private final List<@Nullable Known<M>> known = new ArrayList<>(Collections.nCopies(1 << BITS, null));
    private final byte[] text = new byte[LONGEST_KEPT + Long.BYTES];

    /** No text yet; {@code meanings} tells what words mean. */
    Texts(Function<String, M> meanings) {
        this.meanings = meanings;
    }

    /** What the words of the text {@code buf[from, to)} mean, or null if it is none of a plain record. */
    @Nullable
    M meaning(byte[] buf, int from, int to) {
        int length = to - from;
        if (length > LONGEST_KEPT) {
            return learn(buf, from, to); // as it is: it will not come again
        }
        int slot = read(buf, from, length);
        Known<M> first = known.get(slot);
        if (first != null && holds(first, length)) {
            return first.meaning;
        }
        Known<M> second = known.get(slot ^ 1);
        if (second == null || !holds(second, length)) {
            second = new Known<>(Arrays.copyOf(text, wholeLongs(length)), length, learn(text, 0, length));
            known.set(slot ^ 1, first);
            known.set(slot, second);
        }
        return second.meaning;
    }

    private boolean holds(Known<M> some, int length) {
        if (some.length != length) {
            return false;
        }
        for (int i = 0; i < length; i += Long.BYTES) {
            if ((long) LONG.get(some.words, i) != (long) LONG.get(text, i)) {
                return false;
            }
        }
        return true;
    }

    private static int wholeLongs(int length) {
        return length + Long.BYTES - 1 & -Long.BYTES;
    }

    private @Nullable M learn(byte[] bytes, int from, int to) {
        return PlainRecord.isPlain(bytes, from, to)
                ? meanings.apply(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1))
                : null;
    }

    /** Copies the text, and returns the slot in which it is kept. */
    private int read(byte[] buf, int from, int length) {
        long hash = length;
        int at = 0;
        int last = length - Long.BYTES;
        for (; at <= last; at += Long.BYTES) {
            hash = put(hash, at, (long) LONG.get(buf, from + at));
        }
        if (at < length) {
            long rest = 0;
            for (int i = length - 1; i >= at; i--) {
                rest = rest << Byte.SIZE | buf[from + i] & 0xff;
            }
            hash = put(hash, at, rest);
        }
        return (int) (hash * FOLD >>> Long.SIZE - BITS);
    }

    private long put(long hash, int at, long eight) {
        long differs = eight ^ ZEROS;
        long others = ((differs & ~HIGH_BITS) + FROM_TEN | differs) & HIGH_BITS;
        long digits = ((others ^ HIGH_BITS) >>> 7) * 0xff;
        long read = eight & ~digits | ZEROS & digits;
        LONG.set(text, at, read);
        return Long.rotateLeft(hash, TURN) ^ read;
    }
}
