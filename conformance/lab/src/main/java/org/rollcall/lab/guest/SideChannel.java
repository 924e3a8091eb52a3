package org.rollcall.lab.guest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the guest said beside its console: lines that begin with {@code @@}, and {@code /proc/interrupts} before the first and after
 * the last request.
 */
public record SideChannel(String text) {
    private static final Pattern ROW = Pattern.compile(" *\\S+:((?: +\\d+)+) +(\\S.*)");

    /** What stands after this word, the last time it was said. */
    public Optional<String> last(String word) {
        String start = "@@" + word + " ";
        return text.lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .reduce((earlier, later) -> later);
    }

    /**
     * How many interrupts each CPU took between the two snapshots; nothing for a CPU that is offline at their end.
     *
     * @param label of the row, such as {@code CPU backtrace interrupts}
     * @return empty if a snapshot or the row is missing
     */
    public Optional<Map<Integer, Integer>> taken(String label) {
        Optional<Map<Integer, Integer>> before = counts("before", label);
        return counts("after", label).flatMap(after -> before.map(earlier -> difference(earlier, after)));
    }

    /** The trace of a guest that was told to trace, if it said it to its end. */
    public Optional<String> trace() {
        Matcher found = Pattern.compile("@@TRACE\n(.*?)@@END", Pattern.DOTALL).matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static Map<Integer, Integer> difference(Map<Integer, Integer> before, Map<Integer, Integer> after) {
        Map<Integer, Integer> taken = new TreeMap<>();
        after.forEach((cpu, count) -> taken.put(cpu, count - before.getOrDefault(cpu, 0)));
        return taken;
    }

    private Optional<Map<Integer, Integer>> counts(String snapshot, String label) {
        List<String> lines = lines(snapshot);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> cpus = numbers(lines.get(0).replace("CPU", ""));
        return lines.stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .filter(row -> row.group(2).strip().equals(label))
                .map(row -> zipped(cpus, numbers(row.group(1))))
                .findFirst();
    }

    /** The lines of a snapshot that was said to its end. */
    private List<String> lines(String snapshot) {
        Matcher found = Pattern.compile("@@INTERRUPTS " + snapshot + "\n(.*?)@@END", Pattern.DOTALL)
                .matcher(text);
        return found.find() ? found.group(1).lines().toList() : List.of();
    }

    private static List<Integer> numbers(String row) {
        return Arrays.stream(row.strip().split(" +"))
                .filter(word -> word.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .toList();
    }

    private static Map<Integer, Integer> zipped(List<Integer> cpus, List<Integer> counts) {
        Map<Integer, Integer> row = new TreeMap<>();
        for (int i = 0; i < Math.min(cpus.size(), counts.size()); i++) {
            row.put(cpus.get(i), counts.get(i));
        }
        return row;
    }
}
