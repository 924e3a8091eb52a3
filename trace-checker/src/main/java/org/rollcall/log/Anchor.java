package org.rollcall.log;

/**
 * The last field of a prefix: what stands right before the record, and at which place of its line. A prefix is told by it, since the
 * lines of one log end their prefixes alike, whatever else varies in them. Digits and what stands inside brackets count as equal.
 *
 * @param shape the field, or its part up to the record, with {@code 0} for each number and nothing inside brackets
 * @param index how many fields stand before it
 * @param column the index at which it starts
 * @param glued whether the record follows without a blank
 */
record Anchor(String shape, int index, int column, boolean glued) {
    /** The farthest that a bracket or a quote closes. */
    private static final int LONGEST_GROUP = 64;

    private static final int SHORTEST_ID = 4;

    /** The anchor of the prefix {@code line[from, to)}; {@code to} is where the record starts. */
    static Anchor of(String line, int from, int to) {
        int last = from;
        int index = -1;
        int at = afterBlanks(line, from, to);
        while (at < to) {
            last = at;
            index++;
            at = afterBlanks(line, afterField(line, at, to), to);
        }
        var shape = new StringBuilder();
        int i = last;
        while (i < to && line.charAt(i) > ' ') {
            i = afterUnit(line, i, to, shape);
        }
        return new Anchor(shape.toString(), index, last, line.charAt(to - 1) > ' ');
    }

    /** Where the record starts in a line of the same framing, or -1 where this anchor does not stand in its place. */
    int end(String line, int from, int end) {
        int at = afterBlanks(line, from, end);
        for (int i = 0; i < index && at < end; i++) {
            at = afterBlanks(line, afterField(line, at, end), end);
        }
        int behind = standsAt(line, at, end);
        return behind >= 0 || column >= end ? behind : standsAt(line, column, end);
    }

    private int standsAt(String line, int at, int end) {
        int matched = 0;
        int i = at;
        while (i < end && matched < shape.length() && line.charAt(i) > ' ') {
            var unit = new StringBuilder();
            int behind = afterUnit(line, i, end, unit);
            if (shape.startsWith(unit.toString(), matched)) {
                i = behind;
                matched += unit.length();
            } else if (shape.charAt(matched) == line.charAt(i)) {
                // a quote that opens the record itself
                i++;
                matched++;
            } else {
                return -1;
            }
        }
        boolean whole = matched == shape.length() && (glued || i == end || line.charAt(i) <= ' ');
        return whole ? i : -1;
    }

    /** Whether it is a word of letters only. */
    boolean isBareWord() {
        return !glued && shape.chars().allMatch(c -> isLetter((char) c));
    }

    /** Whether every field is a number, a group in brackets, punctuation or a single letter: no words that may be somebody's. */
    static boolean isWordless(String line, int from, int to) {
        var shape = new StringBuilder();
        int i = from;
        while (i < to) {
            i = afterUnit(line, i, to, shape);
        }
        int letters = 0;
        for (int k = 0; k < shape.length(); k++) {
            letters = isLetter(shape.charAt(k)) ? letters + 1 : 0;
            if (letters > 1) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return Character.isLetter(c) || c >= 0x80;
    }

    private static int afterBlanks(String line, int from, int end) {
        int at = from;
        while (at < end && line.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    private static int afterField(String line, int from, int end) {
        int at = from;
        while (at < end && line.charAt(at) > ' ') {
            int close = closing(line, at, end);
            at = close < 0 ? at + 1 : close + 1;
        }
        return at;
    }

    /** Adds the shape of a group, a number or a character, and returns the index behind it. */
    private static int afterUnit(String line, int at, int end, StringBuilder shape) {
        char c = line.charAt(at);
        int close = closing(line, at, end);
        if (close >= 0) {
            shape.append(c).append(line.charAt(close));
            return close + 1;
        }
        int id = afterId(line, at, end);
        if (id > at) {
            shape.append('0');
            return id;
        }
        if (Digits.isDigit(c)) {
            shape.append('0');
            return Digits.after(line, at, end);
        }
        shape.append(c);
        return at + 1;
    }

    /** The index behind a number in hexadecimal (of an entry, a trace, a container), or {@code at}. */
    private static int afterId(String line, int at, int end) {
        if (at > 0 && isAlphanumeric(line.charAt(at - 1))) {
            return at;
        }
        int digits = 0;
        int i = at;
        while (i < end && Character.digit(line.charAt(i), 16) >= 0) {
            digits += Digits.isDigit(line.charAt(i)) ? 1 : 0;
            i++;
        }
        boolean id = digits > 0 && i - at >= SHORTEST_ID && (i == end || !isAlphanumeric(line.charAt(i)));
        return id ? i : at;
    }

    private static boolean isAlphanumeric(char c) {
        return Character.isLetterOrDigit(c);
    }

    private static int closing(String line, int at, int end) {
        char close = switch (line.charAt(at)) {
            case '[' -> ']';
            case '(' -> ')';
            case '<' -> '>';
            case '{' -> '}';
            case '"' -> '"';
            default -> 0;
        };
        int index = close == 0 ? -1 : line.indexOf(close, at + 1);
        return index < end && index - at <= LONGEST_GROUP ? index : -1;
    }
}
