package org.rollcall.lab.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.rollcall.counterexample.ItfTrace;
import org.rollcall.counterexample.TraceText;
import org.rollcall.lab.guest.LabException;

/** Schedules from files: what {@code rollcall model --format json} or {@code --format itf} printed, or a trace written by hand. */
public final class ScheduleReader {
    private final LabelTable labels;
    private final Function<String, ModelReplay> models;

    /**
     * A reader.
     *
     * @param labels of the kernels that the schedules are for
     * @param models the model of a name
     */
    public ScheduleReader(LabelTable labels, Function<String, ModelReplay> models) {
        this.labels = labels;
        this.models = models;
    }

    /**
     * Reads the text of a file.
     *
     * @throws LabException if no kernel can be led along what it says
     */
    public LabSchedule read(String file, String text) {
        try {
            return text.stripLeading().startsWith("{") ? counterexample(text) : TraceFile.parse(file, text, labels);
        } catch (LabException e) {
            throw new LabException(file + ": " + e.getMessage(), e);
        }
    }

    private LabSchedule counterexample(String text) {
        ItfTrace trace = trace(text);
        ModelRun run =
                trace.namesSteps() ? ModelRun.of(trace) : model(trace.source()).named(trace);
        ModelRun possible = Reordering.isNeeded(run) ? new Reordering(model(trace.source())).of(run) : run;
        return ScheduleExtraction.of(possible, labels);
    }

    private ModelReplay model(Optional<String> name) {
        return models.apply(name.orElseThrow(
                () -> new LabException("the trace names no model as source of its #meta, and its steps need one")));
    }

    private static ItfTrace trace(String text) {
        try {
            return TraceText.read(text);
        } catch (IllegalArgumentException e) {
            throw new LabException(e.getMessage(), e);
        }
    }

    /**
     * What is in a file, {@code -} for standard input.
     *
     * @throws LabException if it cannot be read
     */
    public static String text(String file) {
        try {
            return file.equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new LabException(file + ": no such file", e);
        } catch (IOException e) {
            throw new LabException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
