package org.rollcall.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;

/** For people: the answer first, then the roll calls, then the reasons, each once. */
final class TextReport implements Report {

    private final PrintWriter out;
    private final ReportOptions options;
    private final KeptCalls calls = new KeptCalls();
    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private RollCallTable table;
    private ReasonGroup.Groups reasons;
    private Tally tally;
    private Questions questions;
    private int logs;
    private boolean apart;

    TextReport(PrintWriter out, ReportOptions options) {
        this.out = out;
        this.options = options;
        begin();
    }

    private void begin() {
        calls.close();
        table = new RollCallTable(options);
        reasons = new ReasonGroup.Groups();
        tally = new Tally();
        questions = new Questions();
    }

    @Override
    public void rollCall(String log, RollCall call) {
        calls.add(call.with(call.verdict(), List.of())); // the table tells no reasons
        table.add(call);
        tally.add(call);
        if (isTold(call, options)) {
            reasons.add(call);
        }
        if (options.explain()) {
            questions.add(call);
        }
    }

    @Override
    public void log(LogSummary summary) {
        if (apart) {
            line("");
        }
        apart = !calls.isEmpty() || !summary.remarks().isEmpty();
        logs++;
        if (summary.verdict() != null) {
            verdicts.merge(summary.verdict(), 1, Integer::sum);
        }
        answer(summary);
        if (!calls.isEmpty()) {
            table.print(calls, this::line);
        }
        reasons(reasons, calls.size() > 1, options).forEach(this::line);
        remarks(summary, options).forEach(this::line);
        if (options.explain()) {
            questions.answers().forEach(this::answer);
        }
        begin();
        out.flush();
    }

    @Override
    public void end() {
        if (logs > 1) {
            int none = logs
                    - verdicts.values().stream().mapToInt(Integer::intValue).sum();
            List<String> parts = new ArrayList<>();
            verdicts.forEach((verdict, count) -> parts.add(0, count + " " + verdict.word()));
            if (none > 0) {
                parts.add(none + " none");
            }
            if (apart) {
                line("");
            }
            Paragraph.set(logs + " logs: " + String.join(", ", parts), options.width(), "", "  ")
                    .forEach(this::line);
        }
        out.flush();
    }

    private void answer(LogSummary summary) {
        Verdict verdict = summary.verdict();
        List<String> lines = Paragraph.set(tally.answer(summary), options.width(), "", "  ");
        for (int i = 0; i < lines.size(); i++) {
            boolean holdsVerdict = i == 0 && verdict != null;
            String text = lines.get(i);
            line(
                    holdsVerdict
                            ? options.ink().verdict(verdict, verdict.word())
                                    + text.substring(verdict.word().length())
                            : text);
        }
    }

    private void answer(Questions.Answer answer) {
        String question = "  %-26s".formatted(answer.question());
        List<String> lines = options.width() < ReportOptions.WIDTH
                ? Paragraph.set(answer.question() + " " + answer.answer(), options.width(), "  ", "    ")
                : Paragraph.set(answer.answer(), options.width(), question, " ".repeat(question.length()));
        lines.forEach(this::line);
    }

    /** Why all answered is told only to those who ask. */
    private static boolean isTold(RollCall call, ReportOptions options) {
        return options.explain() || call.verdict() != Verdict.COMPLETE;
    }

    /** The reasons of one roll call, set for people. */
    static List<String> reasons(RollCall call, ReportOptions options) {
        var groups = new ReasonGroup.Groups();
        if (isTold(call, options)) {
            groups.add(call);
        }
        return reasons(groups, false, options);
    }

    private static List<String> reasons(ReasonGroup.Groups groups, boolean several, ReportOptions options) {
        List<String> lines = new ArrayList<>();
        CpuSet shown = CpuSet.none();
        for (ReasonGroup group : groups.inOrder()) {
            boolean again = CpuWords.isLong(group.cpus()) && group.cpus().equals(shown);
            shown = group.cpus();
            String text = again ? group.text("the same " + shown.size() + " CPUs") : group.text();
            String where = group.where(several);
            String code = "[" + group.code().word() + "]";
            String whole = text + (where.isEmpty() ? " " : " (" + where + ") ") + code;
            Paragraph.set(whole, options.width(), "  ", "    ")
                    .forEach(line -> lines.add(line.replace(code, options.ink().faint(code))));
        }
        return lines;
    }

    /** What the log shows besides its roll calls, set for people. */
    static List<String> remarks(LogSummary summary, ReportOptions options) {
        return summary.remarks().stream()
                .flatMap(remark -> Paragraph.set(remark.text(), options.width(), "  ", "    ").stream())
                .toList();
    }

    /** The log as people call it. */
    static String name(LogSummary summary) {
        return summary.log().equals("-") ? "standard input" : Printable.text(summary.log());
    }

    private void line(String text) {
        out.print(text);
        out.print('\n');
    }
}
