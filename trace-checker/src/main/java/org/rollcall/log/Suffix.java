package org.rollcall.log;

import java.util.List;

/** What framings put behind a record: blanks, a carriage return as editors show it, quotes and brackets that were opened before it. */
final class Suffix {
    /** The right borders of windows in a terminal: U+2502, U+2503, U+2551. */
    private static final String BOX = "\u00e2\u0094\u0082";

    private static final String THICK_BOX = "\u00e2\u0094\u0083";
    private static final String DOUBLE_BOX = "\u00e2\u0095\u0091";

    private static final List<String> ENDS = List.of(
            "^M",
            "\\r",
            "`",
            "}",
            "\"",
            "'",
            "\",",
            "',",
            "\"]",
            "$",
            "|",
            "()",
            "<br>",
            "<br/>",
            "]]>",
            BOX,
            THICK_BOX,
            DOUBLE_BOX);

    private static final int LONGEST_TAG = 12;

    private Suffix() {}

    /** Where the record {@code line[from, end)} ends without it. */
    static int start(String line, int from, int end) {
        int to = end;
        int before = -1;
        while (to != before) {
            before = to;
            while (to > from && line.charAt(to - 1) <= ' ') {
                to--;
            }
            if (to > from && !Character.isLetterOrDigit(line.charAt(to - 1))) {
                to = withoutEnd(line, from, to);
            } else if (to - from >= 2 && (line.charAt(to - 1) == 'M' || line.charAt(to - 1) == 'r')) {
                to = withoutEnd(line, from, to);
            }
        }
        return to;
    }

    private static int withoutEnd(String line, int from, int to) {
        int tag = Math.max(
                line.charAt(to - 1) == '>' ? line.lastIndexOf("</", to - 1) : -1,
                line.charAt(to - 1) == ']' ? line.lastIndexOf("[/", to - 1) : -1);
        if (tag >= from && to - tag <= LONGEST_TAG) {
            return tag;
        }
        for (String end : ENDS) {
            if (to - from >= end.length() && line.startsWith(end, to - end.length())) {
                return to - end.length();
            }
        }
        return to;
    }
}
