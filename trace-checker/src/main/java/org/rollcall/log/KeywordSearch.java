package org.rollcall.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds any of a set of words in bytes, by the method of Wu and Manber: most bytes are never looked at. */
public final class KeywordSearch {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BLOCKS = 1 << 16;
    private static final int FOLD = 0x9E3779B1;

    /** In {@link #shift}: the block may end a word's first bytes, so that the word itself has to be looked at. It makes the byte negative. */
    private static final int LOOK = 0x80;

    static final int STEP = 0x7f;

    private final int shortest;
    /** For each block how far the next word may start behind it. */
    private final byte[] shift = new byte[BLOCKS];

    private final byte[][][] ending = new byte[BLOCKS][][];

    /**
     * A search for these words.
     *
     * @param words at least one, each of four characters or more, ASCII
     */
    public KeywordSearch(List<String> words) {
        shortest = words.stream().mapToInt(String::length).min().orElseThrow();
        Arrays.fill(shift, (byte) (shortest - 2));
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
            byte[] padded = (" " + word).getBytes(StandardCharsets.US_ASCII);
            for (int end = 2; end < shortest - 1; end++) {
                int block = block(padded, end + 1);
                shift[block] = (byte) Math.min(shift[block], shortest - 1 - end);
            }
            int last = block(padded, shortest);
            List<byte[]> same = new ArrayList<>(ending[last] == null ? List.of() : Arrays.asList(ending[last]));
            same.add(bytes);
            ending[last] = same.toArray(byte[][]::new);
            shift[last] = (byte) (LOOK | 1);
        }
    }

    /** The start of the first word in {@code buf[from, to)}, or -1. */
    public int find(byte[] buf, int from, int to) {
        int last = to - shortest();
        int at = from;
        while (at <= last) {
            int skip = skip(buf, at);
            if (skip < 0 && isWord(buf, at, to)) {
                return at;
            }
            at += skip & STEP;
        }
        return -1;
    }

    /** The length of the shortest word. */
    int shortest() {
        return shortest;
    }

    /**
     * How far behind {@code at} the next word may start, in the bits of {@link #STEP}; negative if one may start at {@code at} itself. The
     * bytes of a shortest word are looked at.
     */
    int skip(byte[] buf, int at) {
        return shift[block(buf, at + shortest - 1)];
    }

    /** Whether a word starts at {@code start} and ends before {@code to}, where {@link #skip} says that one may. */
    boolean isWord(byte[] buf, int start, int to) {
        for (byte[] word : ending[block(buf, start + shortest - 1)]) {
            if (start + word.length <= to && startsWith(buf, start, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] buf, int start, byte[] word) {
        for (int i = 0; i < word.length; i++) {
            if (buf[start + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    /** The three bytes up to {@code end}, folded into the size of the table; one load reads them and the byte before. */
    private static int block(byte[] bytes, int end) {
        int three = (int) INT.get(bytes, end - 3) >>> 8;
        return three * FOLD >>> 16;
    }
}
