package org.rollcall.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rollcall.counterexample.ItfTrace;
import org.rollcall.counterexample.TraceJson;
import org.rollcall.counterexample.TraceTable;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.Model;
import org.rollcall.spec.check.BothSearches;
import org.rollcall.spec.check.ModelCheck;
import tools.jackson.databind.json.JsonMapper;

/** What was found in one model, with the counterexample. */
final class ModelReport {
    private final PrintWriter out;
    private final PrintWriter err;
    private final ModelCommand.Format format;

    ModelReport(PrintWriter out, PrintWriter err, ModelCommand.Format format) {
        this.out = out;
        this.err = err;
        this.format = format;
    }

    /** A model of the manifest. */
    void print(ModelCheck.Outcome outcome) {
        Model model = outcome.model();
        switch (format) {
            case text -> {
                out.printf(
                        "%s: %s, %s%n",
                        model.name(),
                        outcome.search().found(),
                        outcome.asExpected() ? "as expected" : "NOT as expected");
                out.println(model.description());
                text(outcome.problems(), outcome.search());
            }
            case json -> {
                Map<String, Object> record = new LinkedHashMap<>();
                record.put("model", model.name());
                record.put("variant", model.variant());
                record.put("property", model.property());
                record.put("expected", model.expect().toString());
                record.put("found", outcome.search().found().toString());
                record.put("as_expected", outcome.asExpected());
                record.put("problems", outcome.problems());
                json(record, outcome.search());
            }
            case itf -> itf(model.name(), model.property(), outcome.search());
        }
    }

    /** A configuration that is in no manifest. */
    void print(String name, BothSearches.Result result) {
        switch (format) {
            case text -> {
                out.printf("%s: %s%n", name, result.found());
                text(result.disagreements(), result);
            }
            case json -> {
                Map<String, Object> record = new LinkedHashMap<>();
                record.put("model", name);
                record.put("found", result.found().toString());
                record.put("problems", result.disagreements());
                json(record, result);
            }
            case itf -> itf(name, result.found().toString(), result);
        }
    }

    private void itf(String name, String property, BothSearches.Result result) {
        Counterexample trace = result.counterexample();
        if (trace == null) {
            err.println(name + ": " + result.found() + "; there is no trace");
            return;
        }
        out.println(
                JsonMapper.shared().writeValueAsString(ItfTrace.json(name, "counterexample to " + property, trace)));
    }

    private void json(Map<String, Object> record, BothSearches.Result result) {
        record.put("distinct", result.exploration().distinct());
        record.put("generated", result.exploration().generated());
        record.put("depth", result.exploration().depth());
        Counterexample trace = result.counterexample();
        if (trace != null) {
            record.put("counterexample", TraceJson.of(trace));
        }
        out.println(JsonMapper.shared().writeValueAsString(record));
    }

    private void text(List<String> problems, BothSearches.Result result) {
        problems.forEach(problem -> out.println("problem: " + problem));
        out.printf(
                Locale.ROOT,
                "%,d distinct states, %,d generated, %d levels, %.1f s%s%n",
                result.exploration().distinct(),
                result.exploration().generated(),
                result.exploration().depth(),
                result.seconds(),
                result.disagreements().isEmpty() ? "; the TLA+ tools' own engine counts the same" : "");
        Counterexample trace = result.counterexample();
        if (trace != null) {
            out.println();
            TraceTable.lines(trace, TraceTable.cpus(trace)).forEach(out::println);
        }
    }
}
