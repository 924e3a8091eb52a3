package org.rollcall.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Sets words into lines of a width. A line is wider only if a single word is; a list of CPUs breaks after a comma. */
final class Paragraph {
    /** A number stays with its noun. */
    private static final Pattern GAP = Pattern.compile("(?<!\\b(?:CPU|CPUs|line|lines|call|calls)) ");

    private static final Pattern CPU_LIST = Pattern.compile("(?:\\S+ )?[0-9]+[0-9,-]*,[0-9,-]*[0-9][:;.,)]*");

    private final int width;
    private final String hanging;
    private final List<String> lines = new ArrayList<>();
    private StringBuilder line;
    private boolean begun;

    private Paragraph(int width, String first, String hanging) {
        this.width = width;
        this.hanging = hanging;
        line = new StringBuilder(first);
    }

    /**
     * The lines of a text.
     *
     * @param text words with one space between them
     * @param first what the first line begins with
     * @param hanging what the other lines begin with
     */
    static List<String> set(String text, int width, String first, String hanging) {
        var paragraph = new Paragraph(width, first, hanging);
        for (String word : GAP.split(text)) {
            paragraph.word(word);
        }
        paragraph.lines.add(paragraph.line.toString());
        return paragraph.lines;
    }

    private void word(String word) {
        boolean tooWide = hanging.length() + word.length() > width;
        String separator = " ";
        for (String part : tooWide && CPU_LIST.matcher(word).matches() ? word.split("(?<=,)") : new String[] {word}) {
            add(separator, part);
            separator = "";
        }
    }

    private void add(String separator, String part) {
        int needed = line.length() + (begun ? separator.length() : 0) + part.length();
        if (begun && needed > width) {
            lines.add(line.toString());
            line = new StringBuilder(hanging).append(part);
        } else {
            line.append(begun ? separator : "").append(part);
        }
        begun = true;
    }
}
