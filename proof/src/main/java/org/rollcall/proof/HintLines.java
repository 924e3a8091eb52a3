package org.rollcall.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Hints as lines: what most steps to a conclusion need, and behind it the steps that need something else. */
public final class HintLines {
    private static final Pattern LINE = Pattern.compile("(\\w+ \\w+ \\S+)(?: at (\\w+(?: \\w+)*))?:((?: \\S+)*)");

    private HintLines() {}

    static Hints read(Stream<String> lines) {
        Map<String, Set<String>> needed = new HashMap<>();
        lines.map(LINE::matcher).filter(Matcher::matches).forEach(line -> {
            String names = line.group(3).strip();
            Set<String> parts = names.isEmpty() ? Set.of() : Set.of(names.split(" "));
            if (line.group(2) == null) {
                needed.put(line.group(1), parts);
            } else {
                Stream.of(line.group(2).split(" ")).forEach(step -> needed.put(Hints.at(line.group(1), step), parts));
            }
        });
        return new Hints(needed);
    }

    /** The hints that these outcomes of one module give, as lines of the file that comes with the program. */
    public static List<String> of(String module, List<Outcome> outcomes) {
        Map<String, Map<String, SortedSet<String>>> all = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            boolean parts = outcome.obligation().hypotheses().stream()
                    .anyMatch(each -> Conjuncts.named(each.expression()).size() > 1);
            if (parts && outcome instanceof Outcome.Proved proved) {
                all.computeIfAbsent(Hints.key(module, proved.obligation()), key -> new LinkedHashMap<>())
                        .computeIfAbsent(proved.obligation().step(), step -> new TreeSet<>())
                        .addAll(proved.needed());
            }
        }
        List<String> lines = new ArrayList<>();
        all.forEach((key, needed) -> lines.addAll(lines(key, needed)));
        return lines;
    }

    private static List<String> lines(String key, Map<String, SortedSet<String>> needed) {
        Map<SortedSet<String>, List<String>> steps = new LinkedHashMap<>();
        needed.forEach((step, names) ->
                steps.computeIfAbsent(names, each -> new ArrayList<>()).add(step));
        SortedSet<String> usual = Collections.max(
                steps.keySet(),
                Comparator.comparingInt(names -> steps.get(names).size()));
        List<String> lines = new ArrayList<>();
        lines.add(line(key, usual));
        steps.forEach((names, these) -> {
            if (!names.equals(usual)) {
                lines.add(line(Hints.at(key, String.join(" ", these)), names));
            }
        });
        return lines;
    }

    private static String line(String key, SortedSet<String> names) {
        return String.join(" ", key + ":", String.join(" ", names)).strip();
    }
}
