package org.rollcall.roll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.message.Message;
import org.rollcall.message.MessageParser;

/**
 * The lines that Linux 6.12 to 7.3 print about roll calls, each with its message and its effect. {@code kernel-lines.tsv} holds a line, the message
 * that it is, and what becomes with it of three logs in which CPU 2 is asked and not heard from: one that ends, with the line behind the request; one
 * that goes on for longer than the wait, with the line 10 s after the request; and the causes that the same one gives, with the line before the
 * request. {@code -} is no message, or no effect.
 */
class KernelLinesTest {
    private static final String NONE = "-";
    private static final String REQUEST = "Sending NMI from CPU 0 to CPUs 2:\n";

    /** A row of the table. */
    record Row(String line, String message, String open, String over, String before) {
        static Row of(String text) {
            String[] cells = text.split("\t", -1);
            assertThat(cells).as(text).hasSize(5);
            return new Row(cells[0].replace("\\t", "\t"), cells[1], cells[2], cells[3], cells[4]);
        }
    }

    @TestFactory
    Stream<DynamicTest> eachLineHasItsMessageAndItsEffect() {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.line(), () -> {
                    Row actual = new Row(
                            row.line(), message(row.line()), open(row.line()), over(row.line()), before(row.line()));
                    assertThat(actual).isEqualTo(row);
                }));
    }

    /** A table in which nothing has an effect would hold with a checker that reads nothing. */
    @Test
    void theTableShowsEffects() {
        assertThat(rows().stream().filter(row -> !row.open().equals(NONE)).count())
                .isGreaterThan(20);
        assertThat(rows().stream().filter(row -> !row.before().equals(NONE)).count())
                .isGreaterThan(10);
    }

    private static String message(String line) {
        Message message = new MessageParser().parse(line);
        return message == null ? NONE : message.getClass().getSimpleName();
    }

    private static String open(String line) {
        return difference(effect(REQUEST), effect(REQUEST + line + "\n"));
    }

    private static String over(String line) {
        return difference(effect(over("", "")), effect(over("", line)));
    }

    private static String before(String line) {
        return difference(causes(over("", "")), causes(over(line, "")));
    }

    private static String effect(String text) {
        return Logs.check(text).stream()
                .map(call -> call.kind().word() + " " + call.verdict().word() + sets(call))
                .collect(Collectors.joining("; "));
    }

    private static String sets(RollCall call) {
        return (call.missed() == null ? " missed ?" : call.missed().isEmpty() ? "" : " missed " + call.missed())
                + (call.undecided() == null || call.undecided().isEmpty() ? "" : " undecided " + call.undecided());
    }

    private static String over(String before, String after) {
        return (before.isEmpty() ? "" : "[    1.000111] " + before + "\n")
                + "[    5.000123] " + REQUEST
                + (after.isEmpty() ? "" : "[   15.100457] " + after + "\n")
                + "[   35.000789] usb 1-1: new device\n";
    }

    private static String causes(String text) {
        return Logs.check(text).stream()
                .filter(call -> call.kind() == Kind.BACKTRACE && call.requester() != null)
                .flatMap(call -> call.reasons().stream())
                .filter(reason -> reason.cpu() != null && reason.cpu() == 2)
                .map(reason -> reason.code().word())
                .collect(Collectors.joining(" "));
    }

    private static String difference(String without, String with) {
        return with.equals(without) ? NONE : with.isEmpty() ? "nothing" : with;
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Message.class.getResourceAsStream("kernel-lines.tsv"))) {
            new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Row::of)
                    .forEach(rows::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
