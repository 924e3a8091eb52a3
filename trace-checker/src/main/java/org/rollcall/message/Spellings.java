package org.rollcall.message;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Keywords as other programs than a console spell them. With other blanks (pages put {@code &nbsp;} for each, JSON an escape, editors two or a tab) the text is read with plain
 * ones. In other letters, capitals for one, it is not: too much of it was lost, but it is known to look like a part of a roll call. All is made in plain
 * loops when it is first asked for: each run of the program waits for it.
 */
public final class Spellings {
    /** As long as the shortest keyword: shorter ones would slow the search down. */
    private static final int SHORTEST = 7;

    private static final String[] BLANKS = {
        "  ", "   ", "\t", "\t\t", "&nbsp;", "&#160;", "&#xa0;", "&#xA0;", "&#32;", "&#x20;", " &nbsp;", "&nbsp; ",
        "\\u00a0", "\\u00A0", "\\t"
    };

    /** What an escape of a blank begins with: which blank it is stands behind. */
    private static final String[] ESCAPES = {"\\u", "\\x", "\\0", "%20", "&#", "&e", "&t", "&h", "&n"};

    /** How a text is written as the numbers of its characters: with an escape for each, or as the bytes of an array of JSON. */
    private record Numbers(String before, int radix, String between) {
        /** The same with the digits above nine as capitals. */
        String inCapitals(String word) {
            return word.toUpperCase(Locale.ROOT).replace(before.toUpperCase(Locale.ROOT), before);
        }
    }

    private static final List<Numbers> NUMBERS = List.of(
            new Numbers("\\u00", 16, ""),
            new Numbers("\\x", 16, ""),
            new Numbers("&#", 10, ";"),
            new Numbers("&#x", 16, ";"),
            new Numbers("", 10, ","),
            new Numbers("", 10, ", "));

    /** So many characters tell that a word may be written so. */
    private static final int TOLD_BY = 3;

    /** Words inside a request, behind a number. */
    private static final String TO_CPUS = "to CPUs";

    private Spellings() {}

    /** Each is made when it is first asked for. */
    private static final class Spaced {
        static final List<String> WORDS = makeSpaced();
    }

    private static final class All {
        static final List<String> WORDS = makeAll();
    }

    private static final class WithoutDigits {
        static final List<String> WORDS = makeWithoutDigits();
    }

    /** The keywords, and all other spellings. */
    public static List<String> all() {
        return All.WORDS;
    }

    /** The keywords that hold a blank, with others in its place, and each two words of a phrase that have another between them. */
    public static List<String> spaced() {
        return Spaced.WORDS;
    }

    /** Whether a text holds one of the words that have no digit. */
    public static boolean holdsWithoutDigits(String text) {
        return Keywords.holds(text, WithoutDigits.WORDS);
    }

    /** The words with a zero for each digit: of a text that holds a word they hold one, if its digits are made zeros too. */
    public static List<String> withZeros() {
        Set<String> zeros = new LinkedHashSet<>();
        for (String word : all()) {
            zeros.add(withZeros(word));
        }
        return List.copyOf(zeros);
    }

    private static String withZeros(String word) {
        char[] zeros = word.toCharArray();
        for (int i = 0; i < zeros.length; i++) {
            zeros[i] = isDigit(zeros[i]) ? '0' : zeros[i];
        }
        return new String(zeros);
    }

    private static List<String> makeWithoutDigits() {
        List<String> words = new ArrayList<>();
        for (String word : all()) {
            if (withZeros(word).equals(word) && word.indexOf('0') < 0) {
                words.add(word);
            }
        }
        return words;
    }

    private static List<String> makeAll() {
        Set<String> words = new LinkedHashSet<>(Keywords.ALL);
        words.addAll(spaced());
        for (String keyword : Keywords.ALL) {
            addEscaped(keyword, words);
            addNumbers(keyword, words);
        }
        for (String core : Phrases.CORES) {
            addCases(core.toCharArray(), 0, words);
        }
        return List.copyOf(words);
    }

    private static List<String> makeSpaced() {
        Set<String> words = new LinkedHashSet<>();
        for (String keyword : Keywords.ALL) {
            if (isBetweenBlanks(keyword)) {
                addSpaced(keyword, words);
            }
        }
        addSpaced(TO_CPUS, words);
        for (String phrase : Phrases.ALL) {
            int from = 0;
            int blank = phrase.indexOf(' ');
            while (blank > 0) {
                int next = phrase.indexOf(' ', blank + 1);
                addSpaced(phrase.substring(from, next < 0 ? phrase.length() : next), words);
                from = blank + 1;
                blank = next;
            }
        }
        return List.copyOf(words);
    }

    private static void addSpaced(String plain, Set<String> words) {
        for (String blank : BLANKS) {
            String word = plain.replace(" ", blank);
            if (word.length() >= SHORTEST) {
                words.add(word);
            }
        }
    }

    /** A word up to its first blank, and the start of an escape. */
    private static void addEscaped(String plain, Set<String> words) {
        int blank = plain.indexOf(' ', 1);
        for (String escape : ESCAPES) {
            if (blank + escape.length() >= SHORTEST) {
                words.add(plain.substring(0, blank) + escape);
            }
        }
    }

    /** The start of a word, each of its characters written as a number. */
    private static void addNumbers(String plain, Set<String> words) {
        for (Numbers form : NUMBERS) {
            var lower = new StringBuilder();
            for (int i = 0; i < TOLD_BY; i++) {
                lower.append(i == 0 ? "" : form.between)
                        .append(form.before)
                        .append(Integer.toString(plain.charAt(i), form.radix));
            }
            words.add(lower.toString());
            words.add(form.inCapitals(lower.toString()));
        }
    }

    /** The word with each letter from this one on in either case. */
    private static void addCases(char[] word, int at, Set<String> words) {
        if (at == word.length) {
            words.add(new String(word));
            return;
        }
        addCases(word, at + 1, words);
        char plain = word[at];
        if (isLetter(plain)) {
            word[at] = (char) (plain ^ ' ');
            addCases(word, at + 1, words);
            word[at] = plain;
        }
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether there is a blank inside, or one on either side: one at an end is often followed by more. */
    private static boolean isBetweenBlanks(String word) {
        int blank = word.indexOf(' ');
        boolean inside = word.strip().indexOf(' ') > 0;
        boolean around = blank == 0 && word.endsWith(" ");
        return (inside || around) && !word.contains("  ");
    }
}
