package org.rollcall.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.tla.TlaTools;

/** Definitions and theorems as they stand in the modules, with the comment above. */
final class SourceText {
    private final TlaTools tools;
    private final Map<String, List<String>> files = new HashMap<>();

    SourceText(TlaTools tools) {
        this.tools = tools;
    }

    /** A definition with the comment above it. */
    List<String> of(Definition definition) {
        List<String> lines = lines(definition.place().module());
        return paragraph(lines, definition.place().line() - 1);
    }

    /** What the definition says, in one line. */
    String body(Definition definition) {
        String text =
                String.join(" ", of(definition).stream().map(String::strip).toList());
        return text.substring(text.indexOf(" == ") + 4).strip();
    }

    /** The theorem of this name. */
    List<String> theorem(String module, String name) {
        List<String> lines = lines(module);
        int line = lines.indexOf(lines.stream()
                .filter(each -> each.startsWith("THEOREM " + name + " "))
                .findFirst()
                .orElseThrow());
        return paragraph(lines, line);
    }

    private List<String> lines(String module) {
        return files.computeIfAbsent(
                module, name -> tools.text(name + ".tla").lines().toList());
    }

    /** From the comment's beginning to the last indented line. */
    private static List<String> paragraph(List<String> lines, int line) {
        int first = line;
        if (first > 0 && lines.get(first - 1).endsWith("*)")) {
            do {
                first--;
            } while (!lines.get(first).startsWith("(*"));
        }
        List<String> text = new ArrayList<>(lines.subList(first, line + 1));
        for (int next = line + 1; next < lines.size() && lines.get(next).startsWith("  "); next++) {
            text.add(lines.get(next));
        }
        return text;
    }
}
