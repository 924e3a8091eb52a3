package org.rollcall.counterexample;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;

/** A behaviour as a table: the step, the kernel function it stands for, and what it changed on each CPU. */
public final class TraceTable {
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> header = new ArrayList<>(List.of("#", "step", "kernel function"));
    private final Counterexample trace;
    private final List<SpecValue> cpus;

    private TraceTable(Counterexample trace, List<SpecValue> cpus) {
        this.trace = trace;
        this.cpus = cpus;
        cpus.forEach(cpu -> header.add(cpu.toString()));
        header.add("shared");
        for (int i = 0; i < trace.actions().size(); i++) {
            rows.add(row(i));
        }
    }

    /**
     * The table as lines.
     *
     * @param cpus the CPUs, a column for each
     */
    public static List<String> lines(Counterexample trace, List<SpecValue> cpus) {
        return new TraceTable(trace, cpus).render();
    }

    /** The CPUs of a behaviour: they are the domain of the per-CPU variables. */
    public static List<SpecValue> cpus(Counterexample trace) {
        SpecState initial = trace.states().get(0);
        return initial.values().values().stream()
                .filter(SpecValue.Function.class::isInstance)
                .findFirst()
                .map(function -> List.copyOf(function.graph().keySet()))
                .orElse(List.of());
    }

    private List<String> row(int i) {
        SpecAction action = trace.actions().get(i);
        List<Change> changes =
                Change.between(trace.states().get(i), trace.states().get(i + 1), cpus);
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(i + 1));
        cells.add(action.toString());
        cells.add(action.source().substring(action.source().indexOf(' ') + 1));
        cpus.forEach(cpu -> cells.add(cell(changes, cpu)));
        cells.add(changes.stream()
                .filter(change -> change.cpu() == null)
                .map(Change::text)
                .collect(Collectors.joining(", ")));
        return cells;
    }

    private static String cell(List<Change> changes, SpecValue cpu) {
        return changes.stream()
                .filter(change -> Objects.equals(change.cpu(), cpu))
                .map(Change::text)
                .collect(Collectors.joining(", "));
    }

    private List<String> render() {
        int[] widths = new int[header.size()];
        for (int column = 0; column < widths.length; column++) {
            int c = column;
            widths[c] = Math.max(
                    header.get(c).length(),
                    rows.stream().mapToInt(row -> row.get(c).length()).max().orElse(0));
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(header, widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        if (trace.loopTo() >= 0) {
            lines.add("and from here back to the state after step " + trace.loopTo() + ", for ever");
        } else if (trace.loopTo() == Counterexample.STUTTERS) {
            lines.add("and nothing happens any more");
        }
        return lines;
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
