package org.rollcall.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.RollCall;

/**
 * The roll calls of one log, one a line. Columns that say nothing are left out; where the others do not fit, long sets of CPUs are
 * counted, and where that is not enough each roll call is a sentence.
 */
final class RollCallTable {
    private static final String INDENT = "  ";
    private static final String GAP = "  ";
    /** As wide as {@code 512 CPUs}. */
    private static final int NARROWEST = 8;

    private record Column(String title, boolean right, List<String> cells) {
        int width() {
            return Stream.concat(Stream.of(title), cells.stream())
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
        }

        String padded(String cell) {
            String blank = " ".repeat(width() - cell.length());
            return right ? blank + cell : cell + blank;
        }
    }

    private final List<RollCall> calls;
    private final ReportOptions options;

    RollCallTable(List<RollCall> calls, ReportOptions options) {
        this.calls = calls;
        this.options = options;
    }

    List<String> lines() {
        for (int widest = Math.min(longestSet(), options.width()); widest >= NARROWEST; widest--) {
            List<Column> columns = columns(widest);
            if (width(columns) <= options.width()) {
                return table(columns);
            }
        }
        return calls.stream().flatMap(this::sentence).toList();
    }

    private List<Column> columns(int widest) {
        List<Column> columns = new ArrayList<>();
        if (calls.size() > 1) {
            columns.add(column("#", true, call -> String.valueOf(call.index())));
        }
        columns.add(column("line", true, call -> String.valueOf(call.requestLine())));
        columns.add(column("trigger", false, Sentence::name));
        addIfTold(columns, column("by", true, call -> call.requester() == null ? "?" : "" + call.requester()));
        columns.add(column("verdict", false, call -> call.verdict().word()));
        addIfTold(columns, column("asked", false, call -> cell(call.asked(), widest)));
        addIfTold(columns, column("answered", false, call -> cell(call.answered(), widest)));
        addIfTold(columns, column("idle", false, call -> cell(call.idle(), widest)));
        addIfTold(columns, column("missed", false, call -> cell(call.missed(), widest)));
        addIfTold(columns, column("undecided", false, call -> cell(call.undecided(), widest)));
        return columns;
    }

    private Column column(String title, boolean right, Function<RollCall, String> cell) {
        return new Column(title, right, calls.stream().map(cell).toList());
    }

    private static void addIfTold(List<Column> columns, Column column) {
        if (!column.cells().stream().allMatch(cell -> cell.equals("-") || cell.equals("?"))) {
            columns.add(column);
        }
    }

    /** A set, a dash for the empty one, a question mark where the text does not tell. */
    private static String cell(@Nullable CpuSet cpus, int widest) {
        if (cpus == null) {
            return "?";
        }
        return cpus.isEmpty() ? "-" : CpuWords.list(cpus, widest);
    }

    private int longestSet() {
        return calls.stream()
                .flatMap(call -> Stream.of(call.asked(), call.answered(), call.idle(), call.missed(), call.undecided()))
                .mapToInt(cpus -> cpus == null ? 0 : cpus.toString().length())
                .reduce(NARROWEST, Math::max);
    }

    private static int width(List<Column> columns) {
        return INDENT.length() + columns.stream().mapToInt(Column::width).sum() + GAP.length() * (columns.size() - 1);
    }

    private List<String> table(List<Column> columns) {
        List<String> lines = new ArrayList<>();
        lines.add(options.ink().faint(row(columns, Column::title, null)));
        for (int i = 0; i < calls.size(); i++) {
            int row = i;
            lines.add(row(columns, column -> column.cells().get(row), calls.get(row)));
        }
        return lines;
    }

    private String row(List<Column> columns, Function<Column, String> cell, @Nullable RollCall call) {
        var line = new StringBuilder();
        for (Column column : columns) {
            String text = column.padded(cell.apply(column));
            if (call != null && column.title().equals("verdict")) {
                text = options.ink().verdict(call.verdict(), text);
            }
            line.append(line.isEmpty() ? INDENT : GAP).append(text);
        }
        return line.toString().stripTrailing();
    }

    private Stream<String> sentence(RollCall call) {
        String number = calls.size() > 1 ? "#" + call.index() + " " : "";
        String verdict = call.verdict().word();
        String text = number + "line " + call.requestLine() + ": " + Sentence.of(call, CpuWords.LONGEST);
        return Paragraph.set(text, options.width(), INDENT, INDENT + INDENT).stream()
                .map(line -> line.replaceFirst(
                        ": " + verdict + ":", ": " + options.ink().verdict(call.verdict(), verdict) + ":"));
    }
}
