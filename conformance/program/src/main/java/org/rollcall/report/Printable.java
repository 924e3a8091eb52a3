package org.rollcall.report;

/** Text that may come from outside (names of files, texts of logs), made safe for terminals, XML and JSON. */
public final class Printable {
    private Printable() {}

    /** The text with every control character, and every character that XML 1.0 forbids, shown as {@code \x1b} or {@code \ u202e}. */
    public static String text(String text) {
        if (isPlain(text)) {
            return text;
        }
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(safe, c));
        return safe.toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder safe, int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> safe.append(c < 0x100 ? "\\x%02x".formatted(c) : "\\u%04x".formatted(c));
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> safe.append("\\u%04x".formatted(c));
            default -> safe.appendCodePoint(c);
        }
    }
}
