package org.rollcall.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rollcall.counterexample.ItfTrace;
import org.rollcall.counterexample.Sequence;
import org.rollcall.counterexample.SequenceText;
import org.rollcall.counterexample.TraceJson;
import org.rollcall.counterexample.TraceTable;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.InParallel;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.ModelCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Checks bounded models of the specification. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        description = "Check bounded models of the specification and show the counterexample of one that fails.",
        exitCodeListHeading = "%nEXIT STATUS%n",
        exitCodeList = {
            "0:every model did what the manifest says of it",
            "1:a model did something else",
            "2:no such model, or an error in the specification"
        },
        footerHeading = "%nEXAMPLES%n",
        footer = {
            "  rollcall model --list",
            "  rollcall model V5-nmi-f1",
            "  rollcall model --format json V5-nmi-f1",
            "  rollcall model --format html V5-nmi-f1 > f1.html",
            "  rollcall model --format itf V5-nmi-f1 > f1.itf.json",
            "  rollcall model --all"
        })
final class ModelCommand implements Callable<Integer> {
    enum Format {
        text,
        json,
        itf,
        html,
        ascii,
        puml,
        mermaid
    }

    @Spec
    private CommandSpec command;

    @Mixin
    private final SpecificationOptions specification = new SpecificationOptions();

    @Option(names = "--list", description = "list the models and what is expected of them")
    private boolean list;

    @Mixin
    private final ModelSelection selection = new ModelSelection();

    @Option(
            names = "--format",
            paramLabel = "FORM",
            defaultValue = "text",
            description = "how a model's result is printed: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE});"
                    + " itf: its counterexample in the Informal Trace Format of Apalache and Quint; html: a page to"
                    + " step through it; ascii, puml, mermaid: a sequence diagram of it, for mails and wikis")
    private Format format;

    @Override
    public Integer call() {
        Manifest manifest = specification.manifest();
        PrintWriter out = command.commandLine().getOut();
        if (list) {
            manifest.models()
                    .forEach(model -> out.printf(
                            Locale.ROOT,
                            "%-26s %-4s %-34s %s%n",
                            model.name(),
                            model.variant(),
                            model.expect(),
                            model.description()));
            return ExitStatus.OK;
        }
        List<Model> models = selection.of(manifest);
        if (models.isEmpty()) {
            command.commandLine().getErr().println("rollcall model: name a model, or give --list or --all");
            return ExitStatus.ERROR;
        }
        return selection.all() ? matrix(models, out) : each(models, out);
    }

    private int each(List<Model> models, PrintWriter out) {
        int status = ExitStatus.OK;
        for (Model model : models) {
            ModelCheck.Outcome outcome = specification.check().run(model);
            switch (format) {
                case text -> print(outcome, out);
                case json -> out.println(JsonMapper.shared().writeValueAsString(json(outcome)));
                case html -> out.print(ModelPage.of(outcome));
                case itf, ascii, puml, mermaid -> printTrace(outcome, out);
            }
            status = outcome.asExpected() ? status : ExitStatus.FOUND;
        }
        return status;
    }

    private static void print(ModelCheck.Outcome outcome, PrintWriter out) {
        Model model = outcome.model();
        out.printf(
                "%s: %s, %s%n",
                model.name(), outcome.found(), outcome.asExpected() ? "as expected" : "NOT as expected");
        out.println(model.description());
        outcome.problems().forEach(problem -> out.println("problem: " + problem));
        out.printf(
                Locale.ROOT,
                "%,d distinct states, %,d generated, %d levels, %.1f s; the TLA+ tools' own engine counts the same%n",
                outcome.exploration().distinct(),
                outcome.exploration().generated(),
                outcome.exploration().depth(),
                outcome.seconds());
        Counterexample trace = outcome.counterexample();
        if (trace != null) {
            out.println();
            TraceTable.lines(trace, TraceTable.cpus(trace)).forEach(out::println);
        }
    }

    /** The counterexample alone. A property that holds has none. */
    private void printTrace(ModelCheck.Outcome outcome, PrintWriter out) {
        Model model = outcome.model();
        Counterexample trace = outcome.counterexample();
        if (trace == null) {
            command.commandLine().getErr().println(model.name() + ": " + outcome.found() + "; there is no trace");
            return;
        }
        String title = ModelPage.title(outcome);
        switch (format) {
            case puml -> SequenceText.plantUml(title, Sequence.of(trace)).forEach(out::println);
            case mermaid -> SequenceText.mermaid(title, Sequence.of(trace)).forEach(out::println);
            case ascii -> {
                out.println(title);
                SequenceText.ascii(Sequence.of(trace)).forEach(out::println);
            }
            default ->
                out.println(
                        JsonMapper.shared().writeValueAsString(ItfTrace.json(model.name(), model.property(), trace)));
        }
    }

    private static Map<String, Object> json(ModelCheck.Outcome outcome) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", outcome.model().name());
        json.put("variant", outcome.model().variant());
        json.put("property", outcome.model().property());
        json.put("expected", outcome.model().expect().toString());
        json.put("found", outcome.found().toString());
        json.put("as_expected", outcome.asExpected());
        json.put("problems", outcome.problems());
        json.put("distinct", outcome.exploration().distinct());
        json.put("generated", outcome.exploration().generated());
        json.put("depth", outcome.exploration().depth());
        Counterexample trace = outcome.counterexample();
        if (trace != null) {
            json.put("counterexample", TraceJson.of(trace));
        }
        return json;
    }

    private int matrix(List<Model> models, PrintWriter out) {
        Progress progress = new Progress(command.commandLine().getErr());
        out.printf(
                Locale.ROOT,
                "%-26s %-4s %-20s %-34s %-34s %10s %10s %7s%n",
                "model",
                "var.",
                "property",
                "expected",
                "found",
                "distinct",
                "generated",
                "seconds");
        int[] unexpected = {0};
        ModelCheck check = specification.check();
        InParallel.each(models, check::run, model -> progress.show("model " + model.name()), (model, outcome) -> {
            progress.clear();
            out.printf(
                    Locale.ROOT,
                    "%-26s %-4s %-20s %-34s %-34s %10d %10d %7.1f%n",
                    model.name(),
                    model.variant(),
                    model.property(),
                    model.expect(),
                    outcome.found(),
                    outcome.exploration().distinct(),
                    outcome.exploration().generated(),
                    outcome.seconds());
            outcome.problems().forEach(problem -> out.println("  problem: " + problem));
            out.flush();
            unexpected[0] += outcome.asExpected() ? 0 : 1;
        });
        out.printf("%d models, %d not as expected%n", models.size(), unexpected[0]);
        return unexpected[0] == 0 ? ExitStatus.OK : ExitStatus.FOUND;
    }
}
