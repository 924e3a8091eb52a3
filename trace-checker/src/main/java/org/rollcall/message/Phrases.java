package org.rollcall.message;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the kernel prints in roll calls and nowhere else, each phrase once. A text that holds one and is no message was damaged, or is somebody's: it is
 * counted. A line that was cut off ends in the middle of one.
 */
final class Phrases {
    /**
     * So much of a phrase, up to the stroke, tells it from other texts where a line ends there: it holds one of the {@linkplain #CORES cores}. What stands
     * before a tilde helps to tell it where it is cut off.
     */
    private static final List<String> MARKED = List.of(
            "ing NMI| from",
            "ing NMI| to",
            "NMI bac|ktrace for cpu",
            "Show backt|race of all active CPUs",
            "didn't respond to ba|cktrace",
            "backtrace skip|ped as idling",
            "KGDB: ~Tim|ed out waiting for secondary CPUs",
            "Entering kdb| (current=",
            "SMP: ~fail|ed to stop secondary CPUs");

    /** As long as the shortest keyword, of few letters that other texts of the kernel have too: one in each phrase before the stroke. */
    static final List<String> CORES =
            List.of("ing NMI", "NMI bac", "w backt", "d to ba", "ce skip", "DB: Tim", "ing kdb", "P: fail");

    /** As long as the shortest keyword: a text with less of a phrase is not looked at. */
    private static final int SHORTEST_END = 7;

    /** The phrases, whole. */
    static final List<String> ALL = all();

    private Phrases() {}

    /** Whether a text holds a phrase, or ends in one: a format string of the kernel's source is none. */
    static boolean occurIn(String text) {
        return Search.PHRASE.matcher(text).find();
    }

    /** Whether a text holds more than so many phrases. Few hold as many cores. */
    static boolean areMoreThan(int count, String text) {
        int cores = 0;
        for (String core : CORES) {
            for (int at = text.indexOf(core); at >= 0; at = text.indexOf(core, at + 1)) {
                cores++;
            }
        }
        return cores > count && Search.PHRASE.matcher(text).results().count() > count;
    }

    /** Whether a text begins inside of a phrase: the line before holds the rest, or nothing does. */
    static boolean beginIn(String text) {
        for (String phrase : ALL) {
            for (int i = 1; phrase.length() - i >= SHORTEST_END; i++) {
                if (text.startsWith(phrase.substring(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> all() {
        List<String> all = new ArrayList<>();
        for (String marked : MARKED) {
            all.add(marked.replace("|", "").replace("~", ""));
        }
        return List.copyOf(all);
    }

    private static String phrase(String marked) {
        return marked.substring(marked.indexOf('~') + 1).replace("|", "");
    }

    /** Made when it is first needed: most logs do without. */
    private static final class Search {
        /** The kernel prints nothing else that begins so. */
        private static final String TOLD = "KGDB: Tim";

        private static final String FORMAT = "(?! ?(?:CPU |0x)?%)";

        static final Pattern PHRASE = Pattern.compile(pattern(), Pattern.CASE_INSENSITIVE);

        private static String pattern() {
            var pattern = new StringBuilder();
            for (String marked : MARKED) {
                int least = marked.indexOf('|');
                String first = marked.substring(0, least).replace("~", "");
                pattern.append(literal(phrase(marked)))
                        .append(FORMAT)
                        .append('|')
                        .append(literal(first));
                String more = marked.substring(least + 1);
                for (int i = 0; i < more.length(); i++) {
                    pattern.append("(?:$|").append(literal(more.substring(i, i + 1)));
                }
                pattern.append("$").append(")".repeat(more.length())).append('|');
            }
            return pattern.append(TOLD).toString();
        }

        /** An apostrophe may be another one, or written out. */
        private static String literal(String words) {
            return "\\Q" + words.replace("'", "\\E.{1,6}\\Q") + "\\E";
        }
    }
}
