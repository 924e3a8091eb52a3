package org.rollcall.spec.tla;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.spec.KernelSource;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Place;

/** Definitions, theorems and expressions as they stand in the modules, with the comment above. */
public final class SourceText {
    private final TlaTools tools;
    private final Map<String, List<String>> files = new HashMap<>();

    public SourceText(TlaTools tools) {
        this.tools = tools;
    }

    /** A definition with the comment above it. */
    public List<String> of(Definition definition) {
        List<String> lines = lines(definition.place().module());
        return paragraph(lines, definition.place().line() - 1);
    }

    /** The comment above a definition, line by line, without its marks. */
    public List<String> comment(Definition definition) {
        return of(definition).stream()
                .takeWhile(line -> !line.startsWith(definition.name()))
                .map(line -> line.replaceAll("^\\(\\*|\\*\\)$", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The kernel file and function that the comment above a definition names, {@code lib/nmi_backtrace.c: nmi_cpu_backtrace}, or "". */
    public String kernelFunction(Definition definition) {
        return KernelSource.in(String.join(" ", comment(definition)));
    }

    /** What the comment above a definition says besides the kernel file and function. */
    public String words(Definition definition) {
        String words = String.join(" ", comment(definition));
        String function = kernelFunction(definition);
        if (function.isEmpty()) {
            return words;
        }
        String file = function.substring(0, function.indexOf(' ') + 1);
        String rest = words.substring(words.indexOf(file) + file.length());
        String name = function.substring(file.length());
        boolean alone = comment(definition).get(0).equals(function);
        return (alone ? rest.substring(name.length()) : rest).strip();
    }

    /** What stands at a place, in one line. */
    public String at(Place place) {
        List<String> text = new ArrayList<>(lines(place.module()).subList(place.line() - 1, place.lastLine()));
        int last = text.size() - 1;
        text.set(last, text.get(last).substring(0, place.lastColumn()));
        text.set(0, text.get(0).substring(place.column() - 1));
        return String.join(" ", text.stream().map(String::strip).toList());
    }

    /** What the definition says, in one line. */
    public String body(Definition definition) {
        String text =
                String.join(" ", of(definition).stream().map(String::strip).toList());
        return text.substring(text.indexOf(" == ") + 4).strip();
    }

    /** The theorem of this name. */
    public List<String> theorem(String module, String name) {
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
