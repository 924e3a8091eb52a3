package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.command.Terminal.Colour;
import org.rollcall.report.Ink;

class TerminalTest {
    private static final Map<String, String> XTERM = Map.of("TERM", "xterm");

    @Test
    void colourIsForTerminalsThatCanAndWhereNobodyForbidsIt() {
        assertThat(new Terminal(XTERM, true).ink(Colour.auto)).isEqualTo(Ink.ANSI);
        assertThat(new Terminal(XTERM, false).ink(Colour.auto)).isEqualTo(Ink.PLAIN);
        assertThat(new Terminal(Map.of("TERM", "dumb"), true).ink(Colour.auto)).isEqualTo(Ink.PLAIN);
        assertThat(new Terminal(Map.of(), true).ink(Colour.auto)).isEqualTo(Ink.PLAIN);
        assertThat(new Terminal(Map.of("TERM", "xterm", "NO_COLOR", "1"), true).ink(Colour.auto))
                .isEqualTo(Ink.PLAIN);
        assertThat(new Terminal(Map.of("TERM", "xterm", "NO_COLOR", ""), true).ink(Colour.auto))
                .as("no-color.org: an empty value is none")
                .isEqualTo(Ink.ANSI);
    }

    @Test
    void whoAsksForColourGetsIt() {
        assertThat(new Terminal(Map.of("NO_COLOR", "1"), false).ink(Colour.always))
                .isEqualTo(Ink.ANSI);
        assertThat(new Terminal(XTERM, true).ink(Colour.never)).isEqualTo(Ink.PLAIN);
    }

    @ParameterizedTest
    @CsvSource({"40,40", "200,200", "5,20", "0,20", "wide,80", "'',80", "99999,80"})
    void columnsAreTheShells(String columns, int width) {
        assertThat(new Terminal(Map.of("COLUMNS", columns), false).width()).isEqualTo(width);
    }

    @Test
    void elsewhereThereAre80() {
        assertThat(new Terminal(Map.of(), false).width()).isEqualTo(80);
    }
}
