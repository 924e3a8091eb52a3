package org.rollcall.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rollcall.replay.KillMatrix;
import org.rollcall.replay.Replay;
import org.rollcall.spec.InParallel;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.check.SameGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds the Java model against the specification. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        subcommands = {ReplayExportCommand.class, ReplayDriveCommand.class},
        description = {
            "Replay every transition of bounded models on the Java model, and every step of the Java model on the "
                    + "specification.",
            "FILE.itf.json [NAME]: a trace in the Informal Trace Format, on the Java model with the constants of model NAME, "
                    + "or of the model that its #meta names as source. Its states need not name their steps."
        },
        exitCodeListHeading = "%nEXIT STATUS%n",
        exitCodeList = {
            "0:specification and Java model are the same",
            "1:they differ, or a mutant survives, or a schedule or a trace is refused",
            "2:no such model or file, or an error in the specification"
        },
        footerHeading = "%nEXAMPLES%n",
        footer = {
            "  rollcall replay ML-nmi-all",
            "  rollcall replay --all",
            "  rollcall replay --mutants",
            "  rollcall replay --schedule steps.txt --page steps.html V5-nmi-f1",
            "  rollcall replay export ML-nmi-backtrace >schedules.jsonl",
            "  rollcall replay drive ML-nmi-backtrace -- ./my-kernel-model",
            "  rollcall replay f1.itf.json"
        })
final class ReplayCommand implements Callable<Integer> {
    private static final String TRACE = ".itf.json";

    @Spec
    private CommandSpec command;

    @Mixin
    private final SpecificationOptions specification = new SpecificationOptions();

    @Mixin
    private final ModelSelection selection = new ModelSelection();

    @Option(names = "--mutants", description = "show what finds each mutation and each fault")
    private boolean mutants;

    @Option(
            names = "--schedule",
            paramLabel = "FILE",
            description = "replay the steps in FILE, one a line, on the Java model with the constants of model NAME")
    private @Nullable Path schedule;

    @Option(
            names = "--smallest",
            description =
                    "with --schedule: compare what both enable in each state too, and leave out every step without"
                            + " which they differ as well")
    private boolean smallest;

    @Option(
            names = "--page",
            paramLabel = "FILE",
            description =
                    "also write what is found of a model, a schedule or a trace as a page to step through in a browser")
    private @Nullable Path page;

    @Override
    public Integer call() {
        Manifest manifest = specification.manifest();
        Replay replay = new Replay(specification.tools(), specification.limit());
        PrintWriter out = command.commandLine().getOut();
        if (mutants) {
            return new KillTable(out).print(new KillMatrix(replay, manifest.models()));
        }
        if (!selection.names().isEmpty() && selection.names().get(0).endsWith(TRACE)) {
            return onFile(replay, out).trace(Path.of(selection.names().get(0)), selection.names(), manifest);
        }
        List<Model> models = selection.all()
                ? selection.of(manifest).stream().filter(Replay::takes).toList()
                : selection.of(manifest);
        if (models.isEmpty()) {
            command.commandLine().getErr().println("rollcall replay: name a model, or give --all or --mutants");
            return ExitStatus.ERROR;
        }
        return schedule == null
                ? models(replay, models, out)
                : onFile(replay, out).schedule(schedule, models.get(0));
    }

    private int models(Replay replay, List<Model> models, PrintWriter out) {
        Progress progress = new Progress(command.commandLine().getErr());
        var pages = new ReplayPages(specification, replay);
        var table = new ReplayTable(models, out);
        InParallel.each(
                SameGraph.among(specification.tools(), models),
                replay::run,
                graph -> progress.show("model " + graph.first().name()),
                (graph, outcomes) -> {
                    progress.clear();
                    for (Replay.Outcome outcome : table.add(outcomes)) {
                        write(() -> pages.of(outcome));
                    }
                });
        Set<String> never = table.end();
        if (selection.all() && !never.isEmpty()) {
            out.println("never taken: " + never);
            return ExitStatus.FOUND;
        }
        return table.same() ? ExitStatus.OK : ExitStatus.FOUND;
    }

    private StepsOfFile onFile(Replay replay, PrintWriter out) {
        return new StepsOfFile(replay, smallest, new ReplayPages(specification, replay), this::write, out);
    }

    /** The page, if one is wanted; of several models the first that differs, or the last. */
    private void write(Supplier<String> text) {
        if (page != null) {
            Destination.write(page, text.get());
        }
    }
}
