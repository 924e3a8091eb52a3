package org.rollcall.log;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The blanks of a log whose every blank is another: written out as in HTML or JSON, doubled, a tab. That it is such a log shows where a message of the kernel is
 * found with those; from there on its lines are read with plain ones.
 */
final class Spacing {
    private static final Pattern WRITTEN = Pattern.compile("&(?:nbsp|#160|#x[aA]0|#32|#x20);|\\\\(?:u00[aA]0|t)");
    private static final Pattern SEVERAL = Pattern.compile("[ \\t]{2,}|\\t");

    private final Predicate<String> spaced;
    private boolean odd;

    /** A log with plain blanks until a line of it is {@code spaced}: holds a message with others. */
    Spacing(Predicate<String> spaced) {
        this.spaced = spaced;
    }

    /** Whether nothing but plain blanks was found. */
    boolean isPlain() {
        return !odd;
    }

    /** Looks for other blanks in a line that may hold a message. */
    void learn(String line) {
        odd = odd || spaced.test(line);
    }

    /** The line with plain blanks. */
    String plain(String line) {
        return odd ? SEVERAL.matcher(WRITTEN.matcher(line).replaceAll(" ")).replaceAll(" ") : line;
    }
}
