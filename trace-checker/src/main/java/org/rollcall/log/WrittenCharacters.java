package org.rollcall.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Printable characters of ASCII that are written as their numbers, as loggers and pages do for some characters or for all: {@code \}{@code u004e},
 * {@code \x4e}, {@code &#78;}, {@code &#x4e;}, {@code %4e}. The quote and the backslash stay as they are: a reader of JSON needs to tell them from its own.
 */
final class WrittenCharacters {
    private static final int HEX = 16;

    private static final Pattern WRITTEN = Pattern.compile(
            "(?:\\\\u00|\\\\x|%)(?<bare>[2-7]\\p{XDigit})|&#[xX]0*(?<hex>[2-7]\\p{XDigit});|&#0*(?<decimal>\\d{2,3});");

    private WrittenCharacters() {}

    /** The line with each of them as itself. */
    static String plain(String line) {
        Matcher written = WRITTEN.matcher(line);
        if (!written.find()) {
            return line;
        }
        return written.replaceAll(found -> {
            char c = character((Matcher) found);
            return Matcher.quoteReplacement(isPlain(c) ? String.valueOf(c) : found.group());
        });
    }

    private static char character(Matcher found) {
        String decimal = found.group("decimal");
        if (decimal != null) {
            return (char) Integer.parseInt(decimal);
        }
        String bare = found.group("bare");
        return (char) Integer.parseInt(bare != null ? bare : found.group("hex"), HEX);
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7f && c != '"' && c != '\\';
    }
}
