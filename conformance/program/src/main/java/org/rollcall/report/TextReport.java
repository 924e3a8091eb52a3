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
    private final List<RollCall> calls = new ArrayList<>();
    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private int logs;
    private boolean apart;

    TextReport(PrintWriter out, ReportOptions options) {
        this.out = out;
        this.options = options;
    }

    @Override
    public void rollCall(String log, RollCall call) {
        calls.add(call);
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
            new RollCallTable(calls, options).lines().forEach(this::line);
        }
        reasons(calls, options).forEach(this::line);
        remarks(summary, options).forEach(this::line);
        if (options.explain()) {
            Questions.answers(calls).forEach(this::answer);
        }
        calls.clear();
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
        List<String> lines = Paragraph.set(answer(summary, calls), options.width(), "", "  ");
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

    /** The answer of one log in one line: verdict, CPUs, file. */
    static String answer(LogSummary summary, List<RollCall> calls) {
        Verdict verdict = summary.verdict();
        String answer =
                verdict == null ? "none in " + summary.lines() + " lines" : verdict.word() + which(verdict, calls);
        return answer + ": " + name(summary);
    }

    private void answer(Questions.Answer answer) {
        String question = "  %-26s".formatted(answer.question());
        List<String> lines = options.width() < ReportOptions.WIDTH
                ? Paragraph.set(answer.question() + " " + answer.answer(), options.width(), "  ", "    ")
                : Paragraph.set(answer.answer(), options.width(), question, " ".repeat(question.length()));
        lines.forEach(this::line);
    }

    private static String which(Verdict verdict, List<RollCall> calls) {
        List<RollCall> such =
                calls.stream().filter(call -> call.verdict() == verdict).toList();
        CpuSet missed = verdict != Verdict.MISSED
                ? CpuSet.none()
                : such.stream().map(RollCall::missed).filter(set -> set != null).reduce(CpuSet.none(), CpuSet::with);
        String who = "";
        if (!missed.isEmpty()) {
            who = " " + CpuWords.of(missed);
        } else if (verdict == Verdict.MISSED) {
            who = " a CPU that the text does not name";
        }
        if (calls.size() < 2) {
            return who;
        }
        return who + " in " + (such.size() == calls.size() ? "" : such.size() + " of ") + calls.size() + " roll calls";
    }

    /** The reasons of these roll calls, set for people. Why all answered is told only to those who ask. */
    static List<String> reasons(List<RollCall> calls, ReportOptions options) {
        List<RollCall> told = calls.stream()
                .filter(call -> options.explain() || call.verdict() != Verdict.COMPLETE)
                .toList();
        List<String> lines = new ArrayList<>();
        CpuSet shown = CpuSet.none();
        for (ReasonGroup group : ReasonGroup.of(told)) {
            boolean again = CpuWords.isLong(group.cpus()) && group.cpus().equals(shown);
            shown = group.cpus();
            String text = again ? group.text("the same " + shown.size() + " CPUs") : group.text();
            String where = group.where(calls.size() > 1);
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
