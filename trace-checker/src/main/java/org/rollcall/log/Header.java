package org.rollcall.log;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time of an entry that has several lines: {@code journalctl -o verbose}, {@code export} and {@code json-pretty}, {@code dmesg -J},
 * {@code logcat -v long}. The line with the record has none; another field of the entry has, or the line above it.
 */
final class Header {
    /** The most lines of an entry before and behind its record. */
    private static final int MOST = 48;

    private static final Pattern FIELD =
            Pattern.compile("\\s*(?:- )?\"?([A-Za-z_@][\\w@.-]*)\"?\\s*[=:]\\s*[\"']?([^\"']*?)[\"']?,?\\s*");

    /** A field of a record of {@code /dev/kmsg}, or of an entry of the journal. */
    private static final Pattern DEVICE_FIELD = Pattern.compile("\\s[A-Z][A-Z0-9_]*=.*");

    /** Ends the first line of an entry of {@code journalctl -o verbose}. */
    private static final String CURSOR = " [s=";

    /** What {@code logcat -v long} writes above a record. */
    private static final Pattern LOGCAT = Pattern.compile(
            "\\[ \\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+ +\\d+: *(?:0x)?[0-9a-f]+ [VDIWEFS]/.*\\]\\s*");

    /** The start of a line of JSON that holds one pair of an object. */
    private static final Pattern PAIR = Pattern.compile("\\s*\"[A-Za-z_@][\\w@.-]*\"\\s*:\\s*\"");

    private final Neighbours neighbours;
    /** The start of the line that holds the record of an entry, or null where records have lines of their own. */
    private @Nullable String recordKey;

    private boolean hasHeaders;

    Header(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    /** The time of the entry whose record starts at {@code line[start]}, or null. */
    @Nullable
    Stamp time(String line, int start) {
        int name = start - 1;
        while (name >= 0 && (isQuote(line.charAt(name)) || line.charAt(name) <= ' ')) {
            name--;
        }
        boolean field =
                name >= 0 && (line.charAt(name) == '=' || line.charAt(name) == ':' && isQuote(line.charAt(start - 1)));
        if (!field) {
            return above();
        }
        String key = line.substring(0, name + 1);
        recordKey = recordKey == null ? key : recordKey;
        Stamp before = isItem(key) ? null : among(neighbours.before(MOST), key, '}');
        Stamp behind = among(neighbours.behind(MOST), key, '{');
        return before == null || behind != null && behind.clock().compareTo(before.clock()) < 0 ? behind : before;
    }

    /** A line with a message of the kernel: if it is one pair of an object, the others of its key are records too. */
    void learn(String line) {
        Matcher pair = PAIR.matcher(line);
        if (recordKey == null && pair.lookingAt()) {
            recordKey = pair.group();
        }
    }

    /** Whether this line holds no record in a log whose entries have several lines: another field, a bracket, a header. */
    boolean isFrame(String line) {
        if (recordKey != null && !line.startsWith(recordKey)) {
            return FIELD.matcher(line).matches() || isBracket(line) || line.contains(CURSOR);
        }
        boolean header = hasHeaders && isStampAlone(line);
        return header && Prefix.upTo(line, 0, line.length()).time() != null
                || DEVICE_FIELD.matcher(line).matches()
                || LOGCAT.matcher(line).matches();
    }

    /** The stamp of a line above that holds nothing else, where entries have such lines. */
    private @Nullable Stamp above() {
        List<String> lines = neighbours.before(MOST);
        String line = lines.isEmpty() ? "" : lines.get(0);
        Stamp stamp = Prefix.upTo(line, 0, line.length()).time();
        boolean header = stamp != null
                && (LOGCAT.matcher(line).matches()
                        || isStampAlone(line) && areUnderHeaders(lines.subList(1, lines.size())));
        hasHeaders |= header;
        return header ? stamp : null;
    }

    /** Whether the record right above this line of the text, the newest first, has no stamp in its own line either. */
    private static boolean areUnderHeaders(List<String> above) {
        for (int i = 0; i < above.size(); i++) {
            String line = above.get(i);
            if (Prefix.read(line, 0, line.length()).time() != null) {
                return i > 0 && isStampAlone(line);
            }
        }
        return true;
    }

    /** Whether no word is in this line but those of a stamp: the end of a stack is one, and so is what stands in JSON. */
    private static boolean isStampAlone(String line) {
        int end = Prefix.read(line, 0, line.length()).end();
        return line.chars().skip(end).noneMatch(c -> Character.isLetter(c) || c >= 0x80);
    }

    /**
     * The stamp of the fields in these lines, up to the end of the entry.
     *
     * @param bracket in a line of brackets it stands at the border of the entry
     */
    private static @Nullable Stamp among(List<String> lines, String key, char bracket) {
        Stamp best = null;
        for (String line : lines) {
            Matcher field = FIELD.matcher(line);
            boolean isField = field.matches();
            boolean border = isItem(line) ? bracket == '{' : !isField && line.indexOf(bracket) >= 0;
            if (border || line.startsWith(key) || line.isBlank()) {
                return best;
            }
            Stamp stamp = null;
            if (isField) {
                stamp = FieldTime.of(field.group(1), field.group(2));
            } else if (!isBracket(line)) {
                return best != null ? best : Prefix.read(line, 0, line.length()).time();
            }
            if (stamp != null && (best == null || stamp.clock().compareTo(best.clock()) < 0)) {
                best = stamp;
            }
            if (isItem(line)) {
                return best;
            }
        }
        return best;
    }

    /** The first line of an item in a list of YAML. */
    private static boolean isItem(String line) {
        return line.stripLeading().startsWith("- ");
    }

    private static boolean isBracket(String line) {
        return line.chars().allMatch(c -> c <= ' ' || "{}[],".indexOf(c) >= 0);
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }
}
