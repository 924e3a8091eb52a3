package org.rollcall.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rollcall.counterexample.ItfTrace;
import org.rollcall.counterexample.TraceText;
import org.rollcall.machine.Schedule;
import org.rollcall.replay.JointRun;
import org.rollcall.replay.KillMatrix;
import org.rollcall.replay.Replay;
import org.rollcall.replay.StepSearch;
import org.rollcall.spec.InParallel;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecificationException;
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
            return killMatrix(new KillMatrix(replay, manifest.models()), out);
        }
        if (!selection.names().isEmpty() && selection.names().get(0).endsWith(TRACE)) {
            return trace(Path.of(selection.names().get(0)), replay, manifest, out);
        }
        List<Model> models = selection.all()
                ? selection.of(manifest).stream().filter(Replay::takes).toList()
                : selection.of(manifest);
        if (models.isEmpty()) {
            command.commandLine().getErr().println("rollcall replay: name a model, or give --all or --mutants");
            return ExitStatus.ERROR;
        }
        return schedule == null ? models(replay, models, out) : schedule(schedule, replay, models.get(0), out);
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

    /** The page, if one is wanted; of several models the first that differs, or the last. */
    private void write(Supplier<String> text) {
        if (page != null) {
            Destination.write(page, text.get());
        }
    }

    private int killMatrix(KillMatrix matrix, PrintWriter out) {
        int[] survivors = {0};
        int[] total = {0};
        out.printf("%-14s %-30s %-22s %-18s %s%n", "mutant of", "name", "found by replay of", "property", "difference");
        matrix.run(kill -> {
            total[0]++;
            survivors[0] += kill.survives() ? 1 : 0;
            out.printf(
                    "%-14s %-30s %-22s %-18s %s%n",
                    kill.kind(),
                    kill.name(),
                    kill.survives() ? "NOTHING" : kill.model(),
                    kill.property(),
                    kill.difference());
            out.flush();
        });
        out.printf("%d mutants, %d survive%n", total[0], survivors[0]);
        return survivors[0] == 0 ? ExitStatus.OK : ExitStatus.FOUND;
    }

    private int trace(Path file, Replay replay, Manifest manifest, PrintWriter out) {
        return read(file, text -> {
            ItfTrace trace = TraceText.read(text);
            Model model = manifest.named(modelOf(trace));
            StepSearch.Found found = replay.steps(model, trace);
            if (found.refusal() == null) {
                return run(file, replay, model, found.schedule(), out);
            }
            out.println(file + ": " + found.refusal() + "; the steps to there:");
            found.schedule().steps().forEach(step -> out.println("  " + step));
            return ExitStatus.FOUND;
        });
    }

    private String modelOf(ItfTrace trace) {
        return selection.names().stream()
                .skip(1)
                .findFirst()
                .or(trace::source)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the trace names no model as source of its #meta; name one after the file"));
    }

    private int schedule(Path file, Replay replay, Model model, PrintWriter out) {
        return run(file, replay, model, read(file, Schedule::parse), out);
    }

    /** What is read of a file, or an error that names it. */
    private static <T> T read(Path file, Function<String, T> reader) {
        try {
            return reader.apply(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new SpecificationException(file + ": can't be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new SpecificationException(file + ": " + e.getMessage(), e);
        }
    }

    private int run(Path file, Replay replay, Model model, Schedule steps, PrintWriter out) {
        JointRun run = smallest ? replay.smallest(model, steps) : replay.run(model, steps);
        out.print(file + ": ");
        run.lines().forEach(out::println);
        write(() -> new ReplayPages(specification, replay).of(model, file.toString(), run));
        return run.refusal() == null ? ExitStatus.OK : ExitStatus.FOUND;
    }
}
