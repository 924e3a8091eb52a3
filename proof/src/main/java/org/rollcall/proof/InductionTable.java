package org.rollcall.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rollcall.spec.SpecValue;

/** A counterexample to induction as a table: a row for each state, a column for each CPU. What is empty is left out. */
public final class InductionTable {
    private InductionTable() {}

    /**
     * The table as lines, the constants first.
     *
     * @param step the name of the action between the two states, or "" if there is only one
     */
    public static List<String> lines(Induction found, String step) {
        List<SpecValue> cpus =
                found.constants().get(Kinds.CPU) instanceof SpecValue.SetOf set ? set.elements() : List.of();
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("state"));
        cpus.forEach(cpu -> header.add(cpu.toString()));
        header.add("shared");
        rows.add(header);
        rows.add(row(step.isEmpty() ? "state" : "before", found.before(), cpus));
        if (!step.isEmpty()) {
            rows.add(row("after " + step, found.after(), cpus));
        }
        List<String> lines = new ArrayList<>();
        List<String> constants = new ArrayList<>();
        found.constants().forEach((name, value) -> {
            if (!name.equals(Kinds.NONE)) {
                constants.add(name + "=" + value);
            }
        });
        lines.add(String.join(" ", constants));
        int[] widths = new int[header.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private static List<String> row(String name, Map<String, SpecValue> state, List<SpecValue> cpus) {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i <= cpus.size(); i++) {
            cells.add(new ArrayList<>());
        }
        state.forEach((variable, value) -> {
            if (value instanceof SpecValue.SetOf set) {
                set.elements().forEach(element -> {
                    if (cpus.contains(element)) {
                        cells.get(cpus.indexOf(element)).add(variable);
                    } else { // None, where nothing keeps it out
                        cells.get(cpus.size()).add(element + " in " + variable);
                    }
                });
            } else if (value instanceof SpecValue.Function function
                    && cpus.containsAll(function.graph().keySet())) {
                function.graph().forEach((cpu, each) -> {
                    if (!isEmpty(each)) {
                        cells.get(cpus.indexOf(cpu)).add(variable + "=" + plain(each));
                    }
                });
            } else if (!isEmpty(value)) {
                cells.get(cpus.size()).add(variable + "=" + plain(value));
            }
        });
        List<String> row = new ArrayList<>(List.of(name));
        cells.forEach(cell -> row.add(String.join(" ", cell)));
        return row;
    }

    private static boolean isEmpty(SpecValue value) {
        return value.equals(new SpecValue.Text("-"))
                || value.equals(new SpecValue.SetOf(List.of()))
                || value.equals(new SpecValue.Constant(Kinds.NONE))
                || value.equals(new SpecValue.Bool(false));
    }

    private static String plain(SpecValue value) {
        return value.toString().replace("\"", "");
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
