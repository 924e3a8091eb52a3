package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** Tests have no terminal. */
class ProgressTest {
    private final StringWriter err = new StringWriter();
    private final Progress progress = new Progress(new PrintWriter(err));

    @Test
    void shortWorkSaysNothingWithoutATerminal() {
        progress.show("1 of 2");
        progress.clear();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void longWorkSaysALineNowAndThen() {
        for (int i = 1; i <= 250; i++) {
            progress.showLong("CC " + i + ".o");
        }
        progress.clear();
        assertThat(err.toString()).isEqualToNormalizingNewlines("CC 1.o\nCC 101.o\nCC 201.o\n");
    }
}
