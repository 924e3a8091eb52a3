package org.rollcall.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The many blanks and hyphens of Unicode, in UTF-8 or ISO 8859-1: mailers put U+00A0 for every second blank, word processors put thin and
 * zero-width ones, and a dash into a range of numbers. A blank with a width becomes a blank, one without vanishes, a dash becomes a hyphen, and the
 * separator of lines ends one.
 */
final class Blanks {
    /** The most bytes of one such character: U+00A0 decoded as ISO 8859-1 and encoded again has four. */
    static final int LONGEST = 4;

    /** The last byte of U+2015. */
    private static final int LAST_DASH = 0x95;

    private static final int NEXT_LINE = 0x85;

    private Blanks() {}

    /**
     * Replaces the blanks in {@code buf[from, to)} in place.
     *
     * @return the new end
     */
    static int normalise(byte[] buf, int from, int to) {
        int at = Newlines.nextNonAscii(buf, from, to);
        int end = at;
        while (at < to) {
            int length = buf[at] >= 0 ? 0 : length(buf, at, to);
            if (length == 0) {
                buf[end++] = buf[at++];
            } else {
                if (!vanishes(buf, at, length)) {
                    buf[end++] = plain(buf, at, length);
                }
                at += length;
            }
        }
        return end;
    }

    /** A character of UTF-16 as such a text has it: the bytes of its UTF-8, each one a character. */
    static String plain(int character) {
        byte[] bytes = Character.toString(character).getBytes(UTF_8);
        return new String(bytes, 0, normalise(bytes, 0, bytes.length), ISO_8859_1);
    }

    /** How many bytes the blank at {@code at} has; 0 if there is none. */
    private static int length(byte[] buf, int at, int to) {
        int first = buf[at] & 0xff;
        int second = at + 1 < to ? buf[at + 1] & 0xff : 0;
        int third = at + 2 < to ? buf[at + 2] & 0xff : 0;
        return switch (first) {
            case 0xa0 -> at == 0 || buf[at - 1] >= 0 ? 1 : 0;
            case 0xc2 -> second == 0xa0 || second == 0xad || second == NEXT_LINE ? 2 : 0;
            case 0xc3 -> second == 0x82 && third == 0xc2 && at + 3 < to && (buf[at + 3] & 0xff) == 0xa0 ? 4 : 0;
            case 0xe1 -> second == 0x9a && third == 0x80 ? 3 : 0;
            case 0xe2 ->
                second == 0x80 && (third >= 0x80 && third <= LAST_DASH || third >= 0xa8 && third <= 0xaf)
                                || second == 0x81 && (third == 0x9f || third == 0xa0)
                                || second == 0x88 && third == 0x92
                        ? 3
                        : 0;
            case 0xe3 -> second == 0x80 && third == 0x80 ? 3 : 0;
            case 0xef -> second == 0xbb && third == 0xbf ? 3 : 0;
            default -> 0;
        };
    }

    /** What stands for such a character: a hyphen for U+2010 to U+2015 and U+2212, a line end for U+0085, U+2028 and U+2029. */
    private static byte plain(byte[] buf, int at, int length) {
        int second = length == 3 ? buf[at + 1] & 0xff : 0;
        int third = length == 3 ? buf[at + 2] & 0xff : 0;
        boolean general = (buf[at] & 0xff) == 0xe2 && second == 0x80;
        boolean nextLine = length == 2 && (buf[at + 1] & 0xff) == NEXT_LINE;
        if (nextLine || general && (third == 0xa8 || third == 0xa9)) {
            return '\n';
        }
        boolean dash = general && third >= 0x90 && third <= LAST_DASH || second == 0x88;
        return (byte) (dash ? '-' : ' ');
    }

    /** Zero-width: U+00AD, U+200B to U+200F, U+202A to U+202E, U+2060, U+FEFF. */
    private static boolean vanishes(byte[] buf, int at, int length) {
        int first = buf[at] & 0xff;
        int last = buf[at + length - 1] & 0xff;
        return first == 0xef
                || first == 0xc2 && last == 0xad
                || first == 0xe2
                        && (last >= 0x8b && last <= 0x8f
                                || last >= 0xaa && last <= 0xae && (buf[at + 1] & 0xff) == 0x80
                                || (buf[at + 1] & 0xff) == 0x81 && last == 0xa0);
    }
}
