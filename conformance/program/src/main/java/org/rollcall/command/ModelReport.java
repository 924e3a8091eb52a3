package org.rollcall.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rollcall.counterexample.ItfTrace;
import org.rollcall.counterexample.Sequence;
import org.rollcall.counterexample.SequenceText;
import org.rollcall.counterexample.TraceJson;
import org.rollcall.counterexample.TraceTable;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.Model;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.check.BothSearches;
import org.rollcall.spec.check.ModelCheck;
import org.rollcall.walk.Walk;
import org.rollcall.walk.Walks;
import tools.jackson.databind.json.JsonMapper;

/** What was found in one model, with the counterexample. */
final class ModelReport {
    private final PrintWriter out;
    private final PrintWriter err;
    private final ModelCommand.Format format;
    private final SpecificationOptions specification;

    ModelReport(PrintWriter out, PrintWriter err, ModelCommand.Format format, SpecificationOptions specification) {
        this.out = out;
        this.err = err;
        this.format = format;
        this.specification = specification;
    }

    /** A model of the manifest. */
    void print(ModelCheck.Outcome outcome) {
        Model model = outcome.model();
        BothSearches.Result search = outcome.search();
        switch (format) {
            case text -> {
                out.printf(
                        "%s: %s, %s%n",
                        model.name(), search.verdict(), outcome.asExpected() ? "as expected" : "NOT as expected");
                out.println(model.description());
                text(outcome.problems(), search);
            }
            case json -> {
                Map<String, Object> record = new LinkedHashMap<>();
                record.put("model", model.name());
                record.put("variant", model.variant());
                record.put("property", model.property());
                record.put("expected", model.expect().toString());
                record.put("found", search.found().toString());
                record.put("as_expected", outcome.asExpected());
                record.put("problems", outcome.problems());
                json(record, search);
            }
            case html ->
                out.print(ModelPage.of(
                        model.name(),
                        model.about(),
                        search,
                        walk(model.module(), specification.tools().configuration(model)),
                        specification.texts(model.module())));
            case itf, ascii, puml, mermaid -> trace(model.name(), model.property(), search);
        }
    }

    /** A configuration that is in no manifest. */
    void print(String name, String module, ModelConfiguration configuration, BothSearches.Result search) {
        String found = search.found().toString();
        switch (format) {
            case text -> {
                out.printf("%s: %s%n", name, search.verdict());
                text(search.disagreements(), search);
            }
            case json -> {
                Map<String, Object> record = new LinkedHashMap<>();
                record.put("model", name);
                record.put("found", found);
                record.put("problems", search.disagreements());
                json(record, search);
            }
            case html ->
                out.print(ModelPage.of(
                        name,
                        "a configuration of its own",
                        search,
                        walk(module, configuration),
                        specification.texts(module)));
            case itf, ascii, puml, mermaid -> trace(name, found, search);
        }
    }

    /** A configuration of the user's may have constants that the Java model does not know. */
    private static Optional<Walk<?, ?>> walk(String module, ModelConfiguration configuration) {
        try {
            return Walks.of(module, configuration);
        } catch (SpecificationException e) {
            return Optional.empty();
        }
    }

    /** A state that was looked for: a title, and the way to it. */
    void printFound(String title, String module, ModelConfiguration configuration, BothSearches.Result search) {
        if (format == ModelCommand.Format.text) {
            out.println(title);
            text(search.disagreements(), search);
        } else {
            print(title, module, configuration, search);
        }
    }

    /** The counterexample alone. A property that holds has none. */
    private void trace(String name, String property, BothSearches.Result search) {
        Counterexample trace = search.counterexample();
        String title = name + ": " + search.found();
        if (trace == null) {
            err.println(title + "; there is no trace");
            return;
        }
        switch (format) {
            case puml -> SequenceText.plantUml(title, Sequence.of(trace)).forEach(out::println);
            case mermaid -> SequenceText.mermaid(title, Sequence.of(trace)).forEach(out::println);
            case ascii -> {
                out.println(title);
                SequenceText.ascii(Sequence.of(trace)).forEach(out::println);
            }
            default -> out.println(JsonMapper.shared().writeValueAsString(ItfTrace.json(name, property, trace)));
        }
    }

    private void json(Map<String, Object> record, BothSearches.Result result) {
        record.put("distinct", result.search().distinct());
        record.put("generated", result.search().generated());
        record.put("depth", result.search().depth());
        if (!result.search().effort().isEmpty()) {
            record.put("effort", result.search().effort());
        }
        if (!result.search().doubt().isEmpty()) {
            record.put("unless", result.search().doubt());
        }
        Counterexample trace = result.counterexample();
        if (trace != null) {
            record.put("counterexample", TraceJson.of(trace));
        }
        out.println(JsonMapper.shared().writeValueAsString(record));
    }

    private static String confirmed(BothSearches.Result result) {
        return switch (result.engine()) {
            case both -> result.disagreements().isEmpty() ? "; the TLA+ tools' own engine counts the same" : "";
            case java -> "; the Java model alone, not confirmed by the TLA+ tools";
            case tlc -> "; the TLA+ tools' own engine alone";
        };
    }

    private void text(List<String> problems, BothSearches.Result result) {
        problems.forEach(problem -> out.println("problem: " + problem));
        out.printf(
                Locale.ROOT,
                "%,d distinct states, %,d generated, %d levels, %.1f s%s%s%n",
                result.search().distinct(),
                result.search().generated(),
                result.search().depth(),
                result.seconds(),
                confirmed(result),
                result.search().effort().isEmpty() ? "" : "; " + result.search().effort());
        Counterexample trace = result.counterexample();
        if (trace != null) {
            out.println();
            TraceTable.lines(trace, TraceTable.cpus(trace)).forEach(out::println);
        }
    }
}
