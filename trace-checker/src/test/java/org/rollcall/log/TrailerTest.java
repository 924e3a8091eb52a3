package org.rollcall.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrailerTest {
    private static final List<String> LINES = List.of(
            "sysrq: Show backtrace of all active CPUs",
            "NMI backtrace for cpu 0",
            "CPU: 0 PID: 1 Comm: sh Not tainted",
            "Hardware name: a board",
            "Call trace:",
            " show_stack+0x18/0x24",
            "Sending NMI from CPU 0 to CPUs 1-3:",
            "NMI backtrace for cpu 1 skipped: idling at cpu_do_idle+0x24/0x48",
            "usb 1-1: new device",
            "random: crng init done");

    private static String removed(String text) {
        byte[] buf = text.getBytes(ISO_8859_1);
        return new String(buf, 0, Trailer.remove(buf, 0, buf.length), ISO_8859_1);
    }

    private static String text(List<String> lines, UnaryOperator<String> framed) {
        return lines.stream().map(framed).collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void whatStandsBehindEveryLineIsTakenOut() {
        for (String trailer : List.of(" (n7)", "\tkern\t6", " @n7.lab", " | n7 | 12 |")) {
            assertThat(removed(text(LINES, line -> line + trailer))).isEqualTo(text(LINES, line -> line));
        }
    }

    @Test
    void numbersInItDiffer() {
        String numbered = IntStream.range(0, LINES.size())
                .mapToObj(i -> LINES.get(i) + "\tkern\t" + (i + 7) + "\r\n")
                .collect(Collectors.joining());
        assertThat(removed(numbered)).isEqualTo(text(LINES, line -> line + "\r"));
    }

    @Test
    void aLineWithoutItStaysAsItIs() {
        String headed = text(LINES, line -> line + " (n7)") + "-- end of file";
        assertThat(removed(headed)).isEqualTo(text(LINES, line -> line) + "-- end of file");
    }

    /** Who has searched for a word has lines that end alike by themselves. */
    @Test
    void linesOfFewKindsKeepTheirEnds() {
        String idle = IntStream.range(0, 40)
                .mapToObj(cpu -> "NMI backtrace for cpu " + cpu + " skipped: idling at cpu_do_idle+0x24/0x48\n")
                .collect(Collectors.joining());
        assertThat(removed(idle)).isEqualTo(idle);
    }

    /** What closes an object of JSON, or a quote, is asked for by whoever reads these. */
    @Test
    void whatIsPairedStays() {
        String json = text(LINES, line -> "{\"msg\": \"" + line + "\", \"host\": \"n7\"}");
        assertThat(removed(json)).isEqualTo(json);
    }

    @Test
    void logsOfTheKernelStay() {
        assertThat(removed(text(LINES, line -> "[    1.000000] " + line)))
                .isEqualTo(text(LINES, line -> "[    1.000000] " + line));
    }
}
