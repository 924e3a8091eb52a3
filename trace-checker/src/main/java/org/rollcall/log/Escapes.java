package org.rollcall.log;

/** Terminal control sequences (ECMA-48): {@code ESC [ ... letter}, {@code ESC ] ... BEL}, and {@code ESC} with one more character. */
final class Escapes {
    private static final char ESC = 0x1b;
    private static final char BEL = 0x07;

    private Escapes() {}

    /** The line without its sequences. */
    static String remove(String line) {
        var rest = new StringBuilder(line.length());
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c != ESC) {
                rest.append(c);
            } else if (at < line.length()) {
                at = switch (line.charAt(at)) {
                    case '[' -> after(line, at + 1, '@', '~');
                    case ']' -> after(line, at + 1, BEL, BEL);
                    default -> at + 1;
                };
            }
        }
        return rest.toString();
    }

    private static int after(String line, int from, char first, char last) {
        int at = from;
        while (at < line.length() && (line.charAt(at) < first || line.charAt(at) > last)) {
            at++;
        }
        return Math.min(at + 1, line.length());
    }
}
