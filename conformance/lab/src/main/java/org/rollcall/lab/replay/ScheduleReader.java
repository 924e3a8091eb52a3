package org.rollcall.lab.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;
import org.rollcall.lab.guest.LabException;
import tools.jackson.databind.JsonNode;

/** Schedules from files: what {@code rollcall model --format json} printed, or a trace written by hand. */
public final class ScheduleReader {
    private final LabelTable labels;
    private final Function<String, Reordering> reordering;

    /**
     * A reader.
     *
     * @param labels of the kernels that the schedules are for
     * @param reordering for a model of that name
     */
    public ScheduleReader(LabelTable labels, Function<String, Reordering> reordering) {
        this.labels = labels;
        this.reordering = reordering;
    }

    /**
     * Reads a file, {@code -} for standard input.
     *
     * @throws LabException if there is no such file, or no kernel can be led along what it says
     */
    public LabSchedule read(String file) {
        String text = text(file);
        try {
            return text.stripLeading().startsWith("{") ? counterexample(text) : TraceFile.parse(file, text, labels);
        } catch (LabException e) {
            throw new LabException(file + ": " + e.getMessage(), e);
        }
    }

    private LabSchedule counterexample(String text) {
        JsonNode printed = ScheduleExtraction.read(text);
        JsonNode possible = Reordering.isNeeded(printed)
                ? reordering.apply(printed.path("model").asString("")).of(printed)
                : printed;
        return ScheduleExtraction.of(possible, labels);
    }

    private static String text(String file) {
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
