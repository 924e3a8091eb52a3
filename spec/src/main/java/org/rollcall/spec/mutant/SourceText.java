package org.rollcall.spec.mutant;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.spec.syntax.Place;

/**
 * The text of a module. TLA+ takes the structure of lists from columns, so a change leaves all other text in its columns:
 * what follows on the same line goes to a line of its own if the new text is too long.
 */
final class SourceText {
    private final List<String> lines;

    SourceText(String text) {
        this.lines = text.lines().toList();
    }

    /** The text at a place, in one line. */
    String words(Place place) {
        return slice(place).replaceAll("\\s+", " ").strip();
    }

    /** The text at a place. */
    String slice(Place place) {
        if (place.line() == place.lastLine()) {
            return line(place.line()).substring(place.column() - 1, place.lastColumn());
        }
        StringBuilder text = new StringBuilder(line(place.line()).substring(place.column() - 1));
        for (int i = place.line() + 1; i < place.lastLine(); i++) {
            text.append('\n').append(line(i));
        }
        return text.append('\n')
                .append(line(place.lastLine()), 0, place.lastColumn())
                .toString();
    }

    /**
     * A definition with a change in it, without its name.
     *
     * @param whole where the definition stands
     * @param name what it is called
     */
    String definition(Place whole, String name, Edit edit) {
        Place at = edit.place();
        String before = slice(
                new Place(whole.module(), whole.line(), whole.column() + name.length(), at.line(), at.column() - 1));
        String old = edit.keeps() ? "\n" + pad(at.column()) + slice(at) : "";
        String after = at.lastLine() == whole.lastLine() && at.lastColumn() == whole.lastColumn()
                ? ""
                : slice(new Place(
                        whole.module(), at.lastLine(), at.lastColumn() + 1, whole.lastLine(), whole.lastColumn()));
        String rest = after.startsWith("\n") ? after : "\n" + pad(at.lastColumn() + 1) + after;
        return "\n" + pad(name.length() + 1) + before + edit.opening() + old + edit.closing() + rest;
    }

    /** The whole text with other text at a place that begins and ends a line. */
    String with(Place place, String other) {
        List<String> all = new ArrayList<>(lines.subList(0, place.line() - 1));
        other.lines().forEach(all::add);
        all.addAll(lines.subList(place.lastLine(), lines.size()));
        return String.join("\n", all) + "\n";
    }

    private static String pad(int column) {
        return " ".repeat(column - 1);
    }

    private String line(int number) {
        return lines.get(number - 1);
    }
}
