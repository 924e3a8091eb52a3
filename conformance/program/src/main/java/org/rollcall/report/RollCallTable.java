package org.rollcall.report;

import java.util.List;
import java.util.function.Consumer;
import org.rollcall.roll.RollCall;

/**
 * The roll calls of one log, one a line. Columns that say nothing are left out; where the others do not fit, long sets of CPUs are
 * counted, and where that is not enough each roll call is a sentence. Measured as the roll calls come, printed when all have come.
 */
final class RollCallTable {
    private static final String INDENT = "  ";
    private static final String GAP = "  ";
    /** As wide as {@code 512 CPUs}. */
    private static final int NARROWEST = 8;

    private final ReportOptions options;
    private final Column verdict = Column.left("verdict", call -> call.verdict().word());
    private final List<Column> columns;
    private final StringBuilder line = new StringBuilder();
    private int rows;

    RollCallTable(ReportOptions options) {
        this.options = options;
        columns = List.of(
                Column.right("#", RollCall::index),
                Column.right("line", RollCall::requestLine),
                Column.left("trigger", Sentence::name),
                Column.right("by", RollCall::requester),
                verdict,
                Column.ofCpus("asked", RollCall::asked),
                Column.ofCpus("answered", RollCall::answered),
                Column.ofCpus("idle", RollCall::idle),
                Column.ofCpus("missed", RollCall::missed),
                Column.ofCpus("undecided", RollCall::undecided));
    }

    void add(RollCall call) {
        rows++;
        columns.forEach(column -> column.measure(call));
    }

    /** Prints these roll calls, which are those that were added. */
    void print(KeptCalls calls, Consumer<String> out) {
        List<Column> told = columns.stream()
                .filter(column ->
                        column.isTold() && (rows > 1 || !column.title().equals("#")))
                .toList();
        for (int widest = Math.min(options.width(), Column.WIDEST); widest >= NARROWEST; widest--) {
            if (width(told, widest) <= options.width()) {
                table(told, widest, calls, out);
                return;
            }
        }
        calls.forEach(call -> sentence(call, out));
    }

    private static int width(List<Column> columns, int widest) {
        int gaps = GAP.length() * (columns.size() - 1);
        return INDENT.length()
                + gaps
                + columns.stream().mapToInt(column -> column.width(widest)).sum();
    }

    private void table(List<Column> columns, int widest, KeptCalls calls, Consumer<String> out) {
        int[] widths = columns.stream().mapToInt(column -> column.width(widest)).toArray();
        out.accept(options.ink().faint(titles(columns, widths)));
        calls.forEach(call -> out.accept(row(columns, widths, widest, call)));
    }

    private String titles(List<Column> columns, int[] widths) {
        line.setLength(0);
        for (int i = 0; i < widths.length; i++) {
            Column column = columns.get(i);
            column.append(line.append(i == 0 ? INDENT : GAP), column.title(), widths[i]);
        }
        return line.toString().stripTrailing();
    }

    private String row(List<Column> columns, int[] widths, int widest, RollCall call) {
        line.setLength(0);
        for (int i = 0; i < widths.length; i++) {
            Column column = columns.get(i);
            int from = line.append(i == 0 ? INDENT : GAP).length();
            column.append(line, column.cell(call, widest), widths[i]);
            if (column == verdict) {
                String text = options.ink().verdict(call.verdict(), line.substring(from));
                line.replace(from, line.length(), text);
            }
        }
        return line.toString().stripTrailing();
    }

    private void sentence(RollCall call, Consumer<String> out) {
        String number = rows > 1 ? "#" + call.index() + " " : "";
        String word = call.verdict().word();
        String text = number + "line " + call.requestLine() + ": " + Sentence.of(call, CpuWords.LONGEST);
        for (String line : Paragraph.set(text, options.width(), INDENT, INDENT + INDENT)) {
            out.accept(line.replaceFirst(": " + word + ":", ": " + options.ink().verdict(call.verdict(), word) + ":"));
        }
    }
}
