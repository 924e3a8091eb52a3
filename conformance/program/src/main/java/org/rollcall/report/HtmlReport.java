package org.rollcall.report;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;
import org.rollcall.page.Page;
import org.rollcall.roll.Event;
import org.rollcall.roll.ReasonCode;
import org.rollcall.roll.RollCall;
import org.rollcall.trace.Trace;
import org.rollcall.trace.TraceEvent;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One page for a browser: the answer, the roll calls as a list that can be filtered, each as a timeline above its text. */
final class HtmlReport implements Report {
    private static final int TEXT_WIDTH = 100;
    /** The page's text for readers without scripts is no longer than this. */
    private static final int MOST_TEXT = 200_000;
    /** Microseconds before the first line of a roll call: the request is made before it is printed. */
    private static final long BEFORE = 100_000;
    /** Microseconds: the wait of nmi_trigger_cpumask_backtrace. */
    private static final long WAIT = 10_000_000;

    private final PrintWriter out;
    private final StringWriter text = new StringWriter();
    private final Report asText;
    private final ObjectNode data = JsonMapper.shared().createObjectNode();
    private final ArrayNode logs = data.putArray("logs");
    private final Marks marks = new Marks();
    private final List<RollCall> calls = new ArrayList<>();
    private Tally tally = new Tally();
    private @Nullable Trace trace;
    private String answer = "no log was read";
    private int rollCalls;

    HtmlReport(PrintWriter out, ReportOptions options) {
        this.out = out;
        asText = new TextReport(
                new PrintWriter(text), new ReportOptions(TEXT_WIDTH, Ink.PLAIN, options.explain(), options.build()));
    }

    @Override
    public boolean listens() {
        return true;
    }

    @Override
    public void said(Event event) {
        marks.add(event);
    }

    @Override
    public void traced(Trace of) {
        trace = of;
    }

    @Override
    public void rollCall(String log, RollCall call) {
        calls.add(call);
        tally.add(call);
        asText.rollCall(log, call);
    }

    @Override
    public void log(LogSummary summary) {
        asText.log(summary);
        answer = tally.answer(summary);
        rollCalls += calls.size();
        ObjectNode log = logs.addObject()
                .put("log", TextReport.name(summary))
                .put("verdict", summary.word())
                .put("lines", summary.lines());
        ArrayNode all = log.putArray("calls");
        calls.forEach(call -> add(all.addObject(), call));
        ArrayNode lines = log.putArray("text");
        LogExcerpt.of(summary.log(), calls)
                .forEach((number, line) -> lines.addArray().add(number).add(line));
        calls.clear();
        tally = new Tally();
        marks.clear();
    }

    @Override
    public void end() {
        asText.end();
        String whole = text.toString();
        String shown = whole.length() <= MOST_TEXT
                ? whole
                : whole.substring(0, whole.lastIndexOf('\n', MOST_TEXT))
                        + "\n... and so on: rollcall check prints all\n";
        ObjectNode codes = data.putObject("codes");
        for (ReasonCode code : ReasonCode.values()) {
            codes.put(code.word(), ReasonPage.page().firstSentence(code));
        }
        data.put("summary", summary());
        out.print(Page.CHECK.of(title(whole), shown, data));
        out.flush();
    }

    /** Of several logs the last line of the text is the answer. */
    private String title(String whole) {
        if (logs.size() <= 1) {
            return answer;
        }
        return whole.substring(whole.stripTrailing().lastIndexOf('\n') + 1).strip();
    }

    private String summary() {
        return rollCalls
                + (rollCalls == 1 ? " roll call in " : " roll calls in ")
                + logs.size()
                + (logs.size() == 1 ? " log" : " logs");
    }

    private void add(ObjectNode node, RollCall call) {
        node.put("index", call.index())
                .put("boot", call.boot())
                .put("first", call.firstLine())
                .put("last", call.lastLine())
                .put("line", call.requestLine())
                .put("kind", call.kind().word())
                .put("what", Sentence.name(call))
                .put("by", call.requester())
                .put("verdict", call.verdict().word());
        put(node, "asked", call.asked());
        put(node, "answered", call.answered());
        put(node, "idle", call.idle());
        put(node, "missed", call.missed());
        put(node, "undecided", call.undecided());
        ArrayNode groups = node.putArray("groups");
        for (ReasonGroup group : ReasonGroup.of(call)) {
            Long line = group.line();
            groups.addObject()
                    .put("code", group.code().word())
                    .put("cpus", group.cpus().toString())
                    .put("text", group.cpus().isEmpty() ? group.text() : group.text(CpuWords.of(group.cpus())))
                    .put("line", line == null ? 0 : line);
        }
        ArrayNode shown = node.putArray("marks");
        List<Mark> own = marks.of(call);
        own.forEach(mark -> shown.addArray()
                .add(mark.line())
                .add(mark.micros())
                .add(mark.cpus().toString())
                .add(mark.sign().name().toLowerCase(Locale.ROOT))
                .add(mark.text()));
        addTrace(node, own);
    }

    /** What a trace shows from shortly before its first line to the end of the kernel's wait. */
    private void addTrace(ObjectNode node, List<Mark> own) {
        ArrayNode events = node.putArray("trace");
        LongSummaryStatistics times = own.stream()
                .map(Mark::micros)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .summaryStatistics();
        if (trace == null || times.getCount() == 0) {
            return;
        }
        for (TraceEvent event : TraceMarks.between(trace, times.getMin() - BEFORE, times.getMax() + WAIT)) {
            events.addArray()
                    .add(event.at().line())
                    .add(event.at().micros())
                    .add(event.at().cpu())
                    .add(TraceMarks.text(event));
        }
    }

    private static void put(ObjectNode node, String name, @Nullable CpuSet cpus) {
        node.put(name, cpus == null ? null : cpus.toString());
    }
}
