package org.rollcall.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;

/**
 * What programs put into the middle of words and between them, so that no word of a message is whole: the colours of {@code grep --color}, the bold letters of a
 * printer ({@code N BS N}), a tag of HTML around each word, the asterisks and backslashes of Markdown. It is taken out of a stretch before words are looked for. Around
 * a whole line none of it matters: {@link Escapes} and {@link Prefix} see to that.
 */
final class Decoration {
    private static final int ESC = 0x1b;

    /** So many escapes in a line are more than a colour of the whole line. */
    private static final int SEVERAL = 3;

    /** Of a long stretch so many parts of so many bytes are looked at: who decorates does so in most lines. */
    private static final int SAMPLES = 16;

    private static final int SAMPLE = 256;

    private static final String ESCAPE =
            "(?:\\x1b|(?:\\^\\[|\\\\(?:033|[xX]1[bB]|e|u001[bB])|#033|\\xe2\\x90\\x9b)(?=\\[))";

    private static final Pattern REMOVED = Pattern.compile(
            // colours and the erasing of the rest of a line, of which the escape may be lost
            ESCAPE + "\\[[0-9;:]{0,16}[mK]|\\[[0-9;]{1,8}m(?:\\[K)?|\\[m\\[K"
                    // a letter struck over another
                    + "|[^\\n\\x08]\\x08"
                    + "|</?(?:b|i|u|em|strong|mark|tt|kbd|wbr)/?>|</span>(?= <span\\b)|(?<=</span> )<span\\b[^<>\\n]{0,200}>"
                    + "|(?<![*\\w/])\\*\\*(?=\\w)|(?<=\\w)\\*\\*(?![*\\w(])"
                    + "|(?<![\\\\\\x1b\\[])\\\\(?=[_\\[\\]*#+<>()!~`-])");

    private Decoration() {}

    /**
     * Takes it out of the lines {@code buf[from, to)}, in place.
     *
     * @return the new end
     */
    static int remove(byte[] buf, int from, int to) {
        if (!isIn(buf, from, to)) {
            return to;
        }
        byte[] rest = REMOVED.matcher(new String(buf, from, to - from, ISO_8859_1))
                .replaceAll("")
                .getBytes(ISO_8859_1);
        System.arraycopy(rest, 0, buf, from, rest.length);
        return from + rest.length;
    }

    private static boolean isIn(byte[] buf, int from, int to) {
        int step = Math.max(SAMPLE, (to - from) / SAMPLES);
        for (int at = from; at < to; at += step) {
            if (isInSample(buf, at, Math.min(at + SAMPLE, to))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInSample(byte[] buf, int from, int to) {
        int escapes = 0;
        for (int i = from; i < to - 2; i++) {
            switch (buf[i]) {
                case '\n' -> escapes = 0;
                case ESC -> {
                    if (++escapes == SEVERAL) {
                        return true;
                    }
                }
                case '\b' -> {
                    return true;
                }
                case '*', '<', '\\', ';', '[' -> {
                    if (isDecoration(buf, i, to)) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    /** Whether what starts here is found in words and around them only. */
    private static boolean isDecoration(byte[] buf, int at, int to) {
        int next = buf[at + 1];
        int third = buf[at + 2];
        return switch (buf[at]) {
            case '*' -> next == '*' && Character.isLetterOrDigit(third);
            case '<' -> third == '>' && "biu".indexOf(next) >= 0 || isTag(buf, at, to);
            case '\\' -> "_[]*#-".indexOf(next) >= 0;
            case ';' -> next == '3' && at + 3 < to && buf[at + 3] == 'm';
            default -> next == 'm' && third == '[' || next == '1' && third == 'm';
        };
    }

    private static boolean isTag(byte[] buf, int at, int to) {
        var start = new String(buf, at, Math.min(to - at, "</span> <span".length()), ISO_8859_1);
        return start.startsWith("<mark>")
                || start.startsWith("<em>")
                || start.startsWith("<strong>")
                || start.startsWith("<wbr>")
                || start.equals("</span> <span");
    }
}
