package org.rollcall.log;

import java.util.regex.Pattern;

/**
 * Terminal control sequences (ECMA-48): {@code ESC [ ... letter}, the strings {@code ESC ] ...} of titles and the like, which end with BEL
 * or {@code ESC \}, and {@code ESC} with one more character; also as editors and loggers write them out ({@code ^[[1m}, {@code #033[1m}),
 * or with the ESC lost at an end of the line ({@code [0m}).
 */
final class Escapes {
    private static final char ESC = 0x1b;
    private static final char BEL = 0x07;

    /** ESC before a sequence, in characters that are no control, or U+009B, the first two of a sequence in one. */
    private static final Pattern WRITTEN = Pattern.compile(
            "(?:\\^\\[|\\\\(?:033|[xX]1[bB]|e|u001[bB])|#033|\\xe2\\x90\\x9b)(?=[\\[\\]])|\\xc2(?=\\x9b)");

    /** A colour that begins or ends a line. */
    private static final Pattern COLOUR = Pattern.compile("^(?:\\[[0-9;]{1,8}m)+|(?:\\[[0-9;]{0,8}m)+$");

    private Escapes() {}

    /** The line without its sequences. */
    static String remove(String line) {
        String all = mayBeWritten(line) ? WRITTEN.matcher(line).replaceAll("\33") : line;
        String rest = all.indexOf(ESC) < 0 ? all : withoutSequences(all);
        return rest.contains("m[") || rest.endsWith("m") || rest.startsWith("[") && rest.indexOf('m') > 0
                ? COLOUR.matcher(rest).replaceAll("")
                : rest;
    }

    private static boolean mayBeWritten(String line) {
        for (int i = 0; i < line.length(); i++) {
            switch (line.charAt(i)) {
                case '^', '\\', '#', 0x9b -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    private static String withoutSequences(String line) {
        var rest = new StringBuilder(line.length());
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c != ESC) {
                rest.append(c);
            } else if (at < line.length()) {
                at = switch (line.charAt(at)) {
                    case '[', 0x9b -> afterLetter(line, at + 1);
                    case ']', 'P', 'X', '^', '_' -> afterString(line, at + 1);
                    default -> at + 1;
                };
            }
        }
        return rest.toString();
    }

    private static int afterLetter(String line, int from) {
        int at = from;
        while (at < line.length() && (line.charAt(at) < '@' || line.charAt(at) > '~')) {
            at++;
        }
        return Math.min(at + 1, line.length());
    }

    /** Behind BEL or {@code ESC \}; a string that does not end has lost its end, and is no more than its first two characters. */
    private static int afterString(String line, int from) {
        for (int at = from; at < line.length(); at++) {
            if (line.charAt(at) == BEL) {
                return at + 1;
            } else if (line.charAt(at) == ESC && at + 1 < line.length() && line.charAt(at + 1) == '\\') {
                return at + 2;
            }
        }
        return from;
    }
}
