package org.rollcall.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.rollcall.message.CpuSet;

/** Lines that a mailer, a terminal or a pager broke. */
class WrapProperties {
    private static final List<Framings.Entry> LOG = Sources.records("""
            [   99.000000] sysrq: Show backtrace of all active CPUs
            [  100.000100] NMI backtrace for cpu 30
            [  100.000200] CPU: 30 UID: 0 PID: 4242 Comm: bash Not tainted 6.12.0 #64
            [  100.001000] Sending NMI from CPU 30 to CPUs 0-2,4,6-7,9,11,13,15,17,19:
            [  100.001100] NMI backtrace for cpu 0 skipped: idling at default_idle+0x9/0x10
            [  100.001200] NMI backtrace for cpu 1 skipped: idling at default_idle+0x9/0x10
            [  100.001300] NMI backtrace for cpu 2 skipped: idling at default_idle+0x9/0x10
            [  100.001400] NMI backtrace for cpu 4 skipped: idling at default_idle+0x9/0x10
            [  120.001500] foo: bar
            """);

    private static final String BEFORE = """
            [  100.000000] sysrq: Show backtrace of all active CPUs
            [  100.000100] NMI backtrace for cpu 3
            """;

    private static final String REQUEST = "[  100.001000] Sending NMI from CPU 3 to CPUs 0-2,4-5,11:";

    private static final String AFTER = """
            [  100.001100] NMI backtrace for cpu 0 skipped: idling at default_idle+0x9/0x10
            [  100.001101] NMI backtrace for cpu 1 skipped: idling at default_idle+0x9/0x10
            [  100.001102] NMI backtrace for cpu 2 skipped: idling at default_idle+0x9/0x10
            [  100.001103] NMI backtrace for cpu 4 skipped: idling at default_idle+0x9/0x10
            [  100.001104] NMI backtrace for cpu 5 skipped: idling at default_idle+0x9/0x10
            [  100.001105] NMI backtrace for cpu 11 skipped: idling at default_idle+0x9/0x10
            [  150.000000] usb 1-1: reset
            """;

    @Provide
    Arbitrary<String> quotes() {
        return Arbitraries.of("", "", "> ", ">> ", "  ", "| ");
    }

    @Property(tries = 60)
    void wrappedAtBlanks(@ForAll @IntRange(min = 45, max = 120) int width, @ForAll("quotes") String quote) {
        judgedWell(lines(quote, line -> atBlanks(line, width)));
    }

    @Property(tries = 60)
    void wrappedAnywhere(@ForAll @IntRange(min = 30, max = 120) int width, @ForAll("quotes") String quote) {
        judgedWell(lines(quote, line -> anywhere(line, width, "")));
    }

    /** No line alone shows a whole message or what stands before it. */
    @Property(tries = 60)
    void wrappedWithinEachMessage(
            @ForAll @IntRange(min = 1, max = 22) int host, @ForAll @IntRange(min = 38, max = 44) int width) {
        String prefix = "2025-05-16T20:10:19 " + "h".repeat(host) + ": ";
        String text = LOG.stream()
                .flatMap(entry -> anywhere(prefix + entry.text(), width, "").stream())
                .collect(Collectors.joining("\n"));
        List<RollCall> calls = Logs.check(text);
        assertThat(calls).as(text).extracting(RollCall::verdict).doesNotContain(Verdict.COMPLETE, Verdict.MISSED);
        assertThat(calls.isEmpty() && Logs.remarks(text).isEmpty()).as(text).isFalse();
        long idle = calls.stream()
                .filter(call -> call.idle() != null && call.idle().equals(CpuSet.of(0, 1, 2, 4)))
                .count();
        Statistics.label("answers are read")
                .collect(idle == 1)
                .coverage(coverage -> coverage.check(true).percentage(p -> p > 10));
    }

    /** A number is cut in two, and what is left of the line looks whole. */
    @Example
    void wrappedInTheLastNumber() {
        judgedWell(lines("", line -> anywhere(line, 78, "")));
    }

    @Property(tries = 30)
    void wrappedInQuotedPrintable(@ForAll @IntRange(min = 45, max = 76) int width) {
        judgedWell(lines("", line -> anywhere(line, width, "=")));
    }

    /** Cut anywhere behind its first words, overwritten by another record or by nothing: its list is not known. */
    @Property(tries = 120)
    void aCutRequestIsNeverComplete(
            @ForAll @IntRange(min = 26, max = 56) int at, @ForAll("overwriters") String overwriter) {
        List<RollCall> calls = Logs.check(BEFORE + REQUEST.substring(0, at) + overwriter + "\n" + AFTER);
        assertThat(calls).isNotEmpty();
        assertThat(calls).extracting(RollCall::verdict).doesNotContain(Verdict.COMPLETE, Verdict.MISSED);
    }

    @Provide
    Arbitrary<String> overwriters() {
        return Arbitraries.of(
                "",
                " ",
                "[  100.001050] NMI backtrace for cpu 7",
                "usb 1-1: reset",
                "\r",
                "...",
                "NMI backtrace for cpu 0");
    }

    private static void judgedWell(String text) {
        List<RollCall> calls = Logs.check(text);
        assertThat(calls).as(text).hasSize(1);
        assertThat(calls.get(0).asked()).isEqualTo(CpuSet.of(0, 1, 2, 4, 6, 7, 9, 11, 13, 15, 17, 19, 30));
        assertThat(calls.get(0).idle()).isEqualTo(CpuSet.of(0, 1, 2, 4));
        assertThat(calls.get(0).missed()).isEqualTo(CpuSet.of(6, 7, 9, 11, 13, 15, 17, 19));
    }

    private interface Wrap {
        List<String> of(String line);
    }

    private static String lines(String quote, Wrap wrap) {
        var text = new StringBuilder();
        for (Framings.Entry entry : LOG) {
            for (String piece : wrap.of(entry.stamp() + " " + entry.text())) {
                text.append(quote).append(piece).append('\n');
            }
        }
        return text.toString();
    }

    private static List<String> anywhere(String line, int width, String softBreak) {
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < line.length(); i += width) {
            boolean last = i + width >= line.length();
            pieces.add(line.substring(i, Math.min(i + width, line.length())) + (last ? "" : softBreak));
        }
        return pieces;
    }

    private static List<String> atBlanks(String line, int width) {
        List<String> pieces = new ArrayList<>();
        String rest = line;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            if (blank <= 16) {
                break;
            }
            pieces.add(rest.substring(0, blank));
            rest = rest.substring(blank + 1);
        }
        pieces.add(rest);
        return pieces;
    }
}
