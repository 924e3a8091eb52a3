package org.rollcall.roll;

import java.util.BitSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words by their first three characters. A look at them costs a small part of a search for a pattern of many words, and most lines of a log
 * have none: only where one begins need the pattern be tried.
 */
final class Stems {
    private static final int LENGTH = 3;
    private static final int BITS = 7;
    private static final Pattern LETTERS = Pattern.compile("\\p{Alpha}{" + LENGTH + "}.*");

    private final BitSet stems = new BitSet(1 << LENGTH * BITS);

    private Stems(Stream<String> words) {
        words.forEach(word -> stems.set(stem(word, 0)));
    }

    /** These words; of each only the beginning counts. */
    static Stems of(String... words) {
        return new Stems(Stream.of(words));
    }

    /**
     * The words that a pattern {@code (?:one|two(?:s|ed)?|...)} may begin with.
     *
     * @throws IllegalArgumentException if an alternative does not begin with three letters: it would be lost
     */
    static Stems ofAlternatives(String pattern) {
        return new Stems(alternatives(pattern.substring("(?:".length(), pattern.length() - 1))
                .peek(word -> {
                    if (!LETTERS.matcher(word).matches()) {
                        throw new IllegalArgumentException(word);
                    }
                }));
    }

    private static Stream<String> alternatives(String pattern) {
        Stream.Builder<String> found = Stream.builder();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '|' && depth == 0) {
                found.add(pattern.substring(start, i));
                start = i + 1;
            }
        }
        return found.add(pattern.substring(start)).build();
    }

    /** Whether a word of the text begins like one of these, in letters of either case. */
    boolean occurIn(String text) {
        boolean inside = false;
        for (int i = 0; i <= text.length() - LENGTH; i++) {
            char c = text.charAt(i);
            boolean word = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
            if (word && !inside && stems.get(stem(text, i))) {
                return true;
            }
            inside = word;
        }
        return false;
    }

    /** Bit 5 set makes a capital small; of other characters it makes one that no stem has, or the same. */
    private static int stem(String text, int at) {
        int stem = 0;
        for (int i = at; i < at + LENGTH; i++) {
            stem = stem << BITS | (text.charAt(i) | 0x20) & 0x7f;
        }
        return stem;
    }
}
