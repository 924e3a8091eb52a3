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

    private final int shortest;
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
            for (int end = 2; end < shortest; end++) {
                int block = block(padded, end + 1);
                shift[block] = (byte) Math.min(shift[block], shortest - 1 - end);
            }
            int last = block(padded, shortest);
            List<byte[]> same = new ArrayList<>(ending[last] == null ? List.of() : Arrays.asList(ending[last]));
            same.add(bytes);
            ending[last] = same.toArray(byte[][]::new);
        }
    }

    /** The start of the first word in {@code buf[from, to)}, or -1. */
    public int find(byte[] buf, int from, int to) {
        int end = from + shortest - 1;
        while (end < to) {
            int block = block(buf, end);
            int skip = shift[block];
            if (skip > 0) {
                end += skip;
                continue;
            }
            int start = end - shortest + 1;
            for (byte[] word : ending[block]) {
                if (start + word.length <= to && startsWith(buf, start, word)) {
                    return start;
                }
            }
            end++;
        }
        return -1;
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
