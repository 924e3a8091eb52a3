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

    /** Bytes that are searched in one lane before several are worth it. */
    private static final int NEAR = 64;

    /** The longest lane, in bytes: it bounds what is searched twice where a word is found. */
    private static final int LANE = 4096;

    private static final int LANES = 4;

    /** In {@link #shift}: the block may end a word's first bytes, so that the word itself has to be looked at. It makes the byte negative. */
    private static final int LOOK = 0x80;

    private static final int STEP = 0x7f;

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
        int ends = to - shortest + 1;
        // where words are near each other one lane finds them sooner
        int at = Math.min(from + NEAR, ends);
        int hit = findStart(buf, from, at, to);
        while (hit < 0 && ends - at > NEAR) {
            // what was empty so far tells how far the next word may be
            int lane = Math.min(Math.min(LANE, (ends - at) / LANES), (at - from) / LANES);
            hit = findInLanes(buf, at, lane, to);
            at += LANES * lane;
        }
        return hit >= 0 ? hit : findStart(buf, at, ends, to);
    }

    /** The first word that starts in {@code buf[from, starts)} and ends before {@code to}, or -1. */
    private int findStart(byte[] buf, int from, int starts, int to) {
        int at = from;
        while (at < starts) {
            int skip = shift[block(buf, at + shortest - 1)];
            if (skip < 0 && isWord(buf, at, to)) {
                return at;
            }
            at += skip & STEP;
        }
        return -1;
    }

    /**
     * The first word that starts in the {@link #LANES} lanes of this length from {@code from}, or -1. They are searched side by side until one of them
     * is through or has a word: the look-ups of one lane wait for each other, those of several do not.
     */
    private int findInLanes(byte[] buf, int from, int lane, int to) {
        int last = shortest - 1;
        int a = from;
        int b = from + lane;
        int c = b + lane;
        int d = c + lane;
        int endA = b;
        int endB = c;
        int endC = d;
        int endD = d + lane;
        while (a < endA && b < endB && c < endC && d < endD) {
            int skipA = shift[block(buf, a + last)];
            int skipB = shift[block(buf, b + last)];
            int skipC = shift[block(buf, c + last)];
            int skipD = shift[block(buf, d + last)];
            if ((skipA | skipB | skipC | skipD) < 0
                    && (skipA < 0 && isWord(buf, a, to)
                            || skipB < 0 && isWord(buf, b, to)
                            || skipC < 0 && isWord(buf, c, to)
                            || skipD < 0 && isWord(buf, d, to))) {
                break;
            }
            a += skipA & STEP;
            b += skipB & STEP;
            c += skipC & STEP;
            d += skipD & STEP;
        }
        return findBehind(buf, new int[] {a, b, c, d}, endA, lane, to);
    }

    /** The first word that the lanes, the first of which ends here, have not reached yet, or -1. */
    private int findBehind(byte[] buf, int[] reached, int firstEnd, int lane, int to) {
        int end = firstEnd;
        for (int at : reached) {
            int hit = findStart(buf, at, end, to);
            if (hit >= 0) {
                return hit;
            }
            end += lane;
        }
        return -1;
    }

    private boolean isWord(byte[] buf, int start, int to) {
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
