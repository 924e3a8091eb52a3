package org.rollcall.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds any of a set of words in bytes, by the method of Wu and Manber: most bytes are never looked at. */
public final class KeywordSearch {
    private static final int BLOCKS = 1 << 16;

    private final int shortest;
    private final byte[] shift = new byte[BLOCKS];
    private final byte[][][] ending = new byte[BLOCKS][][];

    /**
     * A search for these words.
     *
     * @param words at least one, each of three characters or more, ASCII
     */
    public KeywordSearch(List<String> words) {
        shortest = words.stream().mapToInt(String::length).min().orElseThrow();
        Arrays.fill(shift, (byte) (shortest - 2));
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
            for (int end = 2; end < shortest; end++) {
                int block = block(bytes, end);
                shift[block] = (byte) Math.min(shift[block], shortest - 1 - end);
            }
            int last = block(bytes, shortest - 1);
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

    /** Three bytes, folded into the size of the table. */
    private static int block(byte[] bytes, int end) {
        return ((bytes[end - 2] & 0xff) << 10 ^ (bytes[end - 1] & 0xff) << 5 ^ bytes[end] & 0xff) & BLOCKS - 1;
    }
}
