package org.rollcall.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rollcall.counterexample.ItfTrace;
import org.rollcall.counterexample.TraceText;
import org.rollcall.machine.Schedule;
import org.rollcall.replay.JointRun;
import org.rollcall.replay.Replay;
import org.rollcall.replay.StepSearch;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecificationException;

/** Steps that a file holds, a schedule or a trace, taken by specification and Java model together. */
final class StepsOfFile {
    private final Replay replay;
    private final boolean smallest;
    private final ReplayPages pages;
    private final Consumer<Supplier<String>> page;
    private final PrintWriter out;

    /**
     * @param smallest whether what both enable is compared too, and steps without which they differ as well are left out
     * @param page takes the page of what is found, and has it made if it is wanted
     */
    StepsOfFile(Replay replay, boolean smallest, ReplayPages pages, Consumer<Supplier<String>> page, PrintWriter out) {
        this.replay = replay;
        this.smallest = smallest;
        this.pages = pages;
        this.page = page;
        this.out = out;
    }

    /** A schedule. Gives the exit status. */
    int schedule(Path file, Model model) {
        return run(file, model, read(file, Schedule::parse));
    }

    /**
     * A trace in the Informal Trace Format. Gives the exit status.
     *
     * @param names the file and, where somebody gave one, the model whose constants it has
     */
    int trace(Path file, List<String> names, Manifest manifest) {
        return read(file, text -> {
            ItfTrace trace = TraceText.read(text);
            Model model = manifest.named(modelOf(trace, names));
            StepSearch.Found found = replay.steps(model, trace);
            if (found.refusal() == null) {
                return run(file, model, found.schedule());
            }
            out.println(file + ": " + found.refusal() + "; the steps to there:");
            found.schedule().steps().forEach(step -> out.println("  " + step));
            return ExitStatus.FOUND;
        });
    }

    private static String modelOf(ItfTrace trace, List<String> names) {
        return names.stream()
                .skip(1)
                .findFirst()
                .or(trace::source)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the trace names no model as source of its #meta; name one after the file"));
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

    private int run(Path file, Model model, Schedule steps) {
        JointRun run = smallest ? replay.smallest(model, steps) : replay.run(model, steps);
        out.print(file + ": ");
        run.lines().forEach(out::println);
        page.accept(() -> pages.of(model, file.toString(), run));
        return run.refusal() == null ? ExitStatus.OK : ExitStatus.FOUND;
    }
}
