package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** Diagrams as the program prints them. */
public final class Diagrams {
    private Diagrams() {}

    /** Of the roll calls of a log. */
    public static String of(String form, Path log) {
        Program run = Program.run("check", "--format", form, log.toString());
        assertThat(run.err()).isEmpty();
        return run.out();
    }

    /** Of a model's counterexample. */
    public static String ofModel(String form, String model) {
        return Program.run("model", "--format", form, model).out();
    }
}
