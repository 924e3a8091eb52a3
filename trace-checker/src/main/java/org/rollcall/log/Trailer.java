package org.rollcall.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a program writes behind every line: its host, columns of a table. It is the same line after line, digits aside, where the lines differ before it, and is
 * taken out of a stretch before words are looked for: behind a colon or the list of a request it would be a word of the message.
 */
final class Trailer {
    /** Of a stretch so many lines are looked at. */
    private static final int SAMPLES = 48;

    /** Lines of so few kinds may end alike by themselves: who has searched for "idling" has only those. */
    private static final int KINDS = 8;

    /** All but one in so many of them have it. */
    private static final int WITHOUT = 8;

    private static final int LONGEST = 80;

    /** What belongs to a pair may close what stands before the message; {@link Suffix} knows that. */
    private static final String PAIRED = "\"'`{}[]<>\\";

    private Trailer() {}

    /**
     * Takes it out of the lines {@code buf[from, to)}, in place.
     *
     * @return the new end
     */
    static int remove(byte[] buf, int from, int to) {
        List<String> tails = sampled(buf, from, to);
        if (tails.isEmpty()) {
            return to;
        }
        String trailer = shared(tails);
        return trailer.isEmpty() ? to : without(trailer, buf, from, to);
    }

    /** The ends of lines here and there; none where their last characters are too different for all that follows. */
    private static List<String> sampled(byte[] buf, int from, int to) {
        int step = Math.max(1, (to - from) / SAMPLES);
        List<String> tails = new ArrayList<>();
        int[] last = new int[1 << Byte.SIZE];
        int most = 0;
        int next = from;
        while (next < to) {
            int line = next == from ? from : Newlines.next(buf, next - 1, to) + 1;
            int newline = Newlines.next(buf, Math.min(line, to), to);
            int end = textEnd(buf, line, newline);
            if (end > line) {
                tails.add(normal(buf, line, end));
                most = Math.max(most, ++last[kind(buf[end - 1])]);
            }
            if (tails.size() > KINDS && tails.size() - most > tails.size() / WITHOUT) {
                return List.of();
            }
            next = Math.max(next + step, newline + 1);
        }
        return tails.size() < KINDS ? List.of() : tails;
    }

    /** The end that most lines share with the next one, if most lines have it and they are of several kinds before it. */
    private static String shared(List<String> tails) {
        Map<String, Integer> votes = new HashMap<>();
        for (int i = 1; i < tails.size(); i++) {
            votes.merge(trimmed(common(tails.get(i - 1), tails.get(i))), 1, Integer::sum);
        }
        String trailer = votes.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
        Set<String> kinds = new HashSet<>();
        int having = 0;
        for (String tail : tails) {
            if (tail.endsWith(trailer)) {
                having++;
                kinds.add(tail.substring(0, tail.length() - trailer.length()).replaceAll("[^A-Za-z]", ""));
            }
        }
        boolean most = tails.size() - having <= tails.size() / WITHOUT;
        return most && kinds.size() >= KINDS ? trailer : "";
    }

    private static String common(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length())
                && one.charAt(one.length() - 1 - length) == other.charAt(other.length() - 1 - length)) {
            length++;
        }
        return one.substring(one.length() - length);
    }

    /** From a blank, a tab or a mark on, of the part that pairs nothing; empty where there is no word or column in it. */
    private static String trimmed(String end) {
        int from = 0;
        for (int i = 0; i < end.length(); i++) {
            if (PAIRED.indexOf(end.charAt(i)) >= 0) {
                from = i + 1;
            }
        }
        while (from < end.length() && Character.isLetterOrDigit(end.charAt(from))) {
            from++;
        }
        String rest = end.substring(from);
        boolean column = rest.startsWith("\t") && rest.length() > 1;
        return column || rest.chars().anyMatch(Character::isLetter) ? rest : "";
    }

    private static int without(String trailer, byte[] buf, int from, int to) {
        int out = from;
        int line = from;
        while (line < to) {
            int newline = Newlines.next(buf, line, to);
            int end = textEnd(buf, line, newline);
            int start = end;
            int wanted = trailer.length();
            while (wanted > 0 && start > line && trailer.charAt(wanted - 1) == kind(buf[start - 1])) {
                start--;
                if (trailer.charAt(wanted - 1) == '0') {
                    while (start > line && kind(buf[start - 1]) == '0') {
                        start--;
                    }
                }
                wanted--;
            }
            int kept = wanted == 0 ? start : end;
            System.arraycopy(buf, line, buf, out, kept - line);
            out += kept - line;
            int rest = Math.min(newline + 1, to) - end;
            System.arraycopy(buf, end, buf, out, rest);
            out += rest;
            line = newline + 1;
        }
        return out;
    }

    /** The last characters of a line, each number as one 0. */
    private static String normal(byte[] buf, int from, int to) {
        return new String(buf, Math.max(from, to - LONGEST), Math.min(LONGEST, to - from), ISO_8859_1)
                .replaceAll("[0-9]+", "0");
    }

    private static char kind(byte b) {
        return b >= '0' && b <= '9' ? '0' : (char) (b & 0xff);
    }

    /** Where the text of a line ends: before its carriage return. */
    private static int textEnd(byte[] buf, int from, int newline) {
        return newline > from && buf[newline - 1] == '\r' ? newline - 1 : newline;
    }
}
