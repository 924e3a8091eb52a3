package org.rollcall.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Keywords as other programs than a console spell them. With other blanks (pages put {@code &nbsp;} for each, editors two or a tab) the text is read with plain
 * ones; in capitals, or without any, it is not: too much of it was lost, but it is known to look like a part of a roll call.
 */
public final class Spellings {
    private static final List<String> BLANKS = List.of(
            "  ", "   ", "\t", "\t\t", "&nbsp;", "&#160;", "&#xa0;", "&#xA0;", "&#32;", "&#x20;", " &nbsp;", "&nbsp; ");

    private static final List<String> PARTS = List.of(
            "Sending NMI from CPU",
            "NMI backtrace for cpu",
            "Show backtrace of all active CPUs",
            "didn't respond to backtrace",
            "backtrace skipped as idling",
            "Timed out waiting for secondary CPUs",
            "Entering kdb",
            "failed to stop secondary CPUs");

    /** The keywords that hold a blank, with others in its place. */
    public static final List<String> SPACED = Keywords.ALL.stream()
            .filter(word -> word.strip().equals(word) && word.indexOf(' ') > 0 && !word.contains("  "))
            .flatMap(word -> BLANKS.stream().map(blank -> word.replace(" ", blank)))
            .toList();

    /** The keywords of roll calls in capitals, and without. */
    private static final List<String> CASED = Keywords.ALL.stream()
            .filter(word -> PARTS.stream().anyMatch(part -> part.contains(word)))
            .flatMap(word -> Stream.of(word.toUpperCase(Locale.ROOT), word.toLowerCase(Locale.ROOT)))
            .filter(word -> !Keywords.ALL.contains(word))
            .toList();

    /** The keywords, and these. */
    public static final List<String> ALL = all();

    private static final List<String> WITHOUT_DIGITS = ALL.stream()
            .filter(word -> word.chars().noneMatch(Character::isDigit))
            .toList();

    private Spellings() {}

    /** Whether a text holds one of the words that have no digit. */
    public static boolean holdsWithoutDigits(String text) {
        return Keywords.holds(text, WITHOUT_DIGITS);
    }

    /** The words with a zero for each digit: of a text that holds a word they hold one, if its digits are made zeros too. */
    public static List<String> withZeros() {
        return ALL.stream()
                .map(word -> word.replaceAll("[0-9]", "0"))
                .distinct()
                .toList();
    }

    private static List<String> all() {
        List<String> all = new ArrayList<>(Keywords.ALL);
        all.addAll(SPACED);
        all.addAll(CASED);
        return List.copyOf(all);
    }
}
