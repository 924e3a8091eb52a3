package org.rollcall.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.message.CpuSet;

/** The stop of a panic, in the words of all architectures, in order and out of order. */
class StopsTest {
    private static final String ARM = "CPU3: stopping\nCPU: 3 PID: 0 Comm: swapper/3 Not tainted 4.9.0 #1\n";

    /** One of these lines is all that is left of a stop. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CPU0: stopping",
                "CPU13: stopping",
                "CPU 1 will stop doing anything useful since another CPU has crashed",
                "Shutting down cpus with NMI",
                "Sending IPI to other CPUs",
                "Sending IPI to other cpus...",
                "SMP: stopping secondary CPUs"
            })
    void isNamedWhateverIsLeftOfIt(String line) {
        assertThat(brief("random: crng init done\n" + line + "\nusb 1-1: reset\n"))
                .startsWith("stop stop null asked null")
                .endsWith("inconclusive");
    }

    @ParameterizedTest
    @CsvSource({
        "Sending IPI to other CPUs, IPI complete, complete",
        "Sending IPI to other CPUs, ERROR: 1 cpu(s) not responding, missed",
        "Sending IPI to other CPUs, done waiting: 2 cpu(s) not responding, missed",
        "Sending IPI to other CPUs, Kernel Offset: disabled, inconclusive",
        "Sending IPI to other cpus..., Rebooting in 5 seconds.., inconclusive",
        "Shutting down cpus with NMI, Kernel Offset: disabled, inconclusive",
        "CPU 1 will stop doing anything useful since another CPU has crashed, Loading crashdump kernel..., complete",
        "CPU 1 will stop doing anything useful since another CPU has crashed, Non-crashing CPUs did not react to IPI, missed",
        "CPU1: stopping, ---[ end Kernel panic - not syncing: foo ]---, complete",
        "CPU1: stopping, SMP: failed to stop secondary CPUs, missed",
        "SMP: stopping secondary CPUs, Starting crashdump kernel..., complete"
    })
    void endsAsItsKernelSays(String request, String end, String verdict) {
        assertThat(brief(request + "\n" + end + "\n")).endsWith(verdict);
    }

    /** powerpc asks once more after a system reset. */
    @Test
    void aStopThatFailedIsNoneThatSucceeds() {
        assertThat(brief("Sending IPI to other CPUs\nERROR: 1 cpu(s) not responding\nIPI complete\n"))
                .endsWith("missed");
        assertThat(brief("IPI complete\n")).endsWith("complete");
    }

    @Test
    void whoStopsIsNotWhoPanics() {
        String panic = "Kernel panic - not syncing: foo\nCPU: 1 PID: 9 Comm: sh Not tainted 4.9.0 #1\n";
        assertThat(brief(panic + ARM)).isEqualTo("stop stop 1 asked null answered 3 idle  missed  inconclusive");
        assertThat(brief(panic.lines().skip(1).findFirst().orElseThrow() + "\n" + ARM))
                .startsWith("stop stop null");
        String both = "usb 1-1: reset\n" + panic + ARM + "Linux version 4.9.0\n" + ARM;
        assertThat(Logs.check(both.replaceAll("(?m)^(?=.)", "[    5.000000] ")))
                .extracting(RollCall::requester)
                .containsExactly(1, null);
    }

    /** The text shows that the panic went on, and then, in a line that was printed before or that another console wrote, that CPUs did not stop. */
    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void aFailureCountsWhereverItStandsBehindTheStop(
            @ForAll @IntRange(max = 3) int place,
            @ForAll @IntRange(max = 2) int stamps,
            @ForAll boolean named,
            @ForAll("requests") String request) {
        List<String> log = new ArrayList<>(List.of(
                request,
                "Kernel Offset: 0x2f2b5c400000 from 0xffff800080000000",
                "Rebooting in 5 seconds..",
                "---[ end Kernel panic - not syncing: foo ]---"));
        log.add(1 + place, "SMP: failed to stop secondary CPUs" + (named ? " 2" : ""));
        var text = new StringBuilder();
        for (int i = 0; i < log.size(); i++) {
            int printed = stamps == 1 && i == 1 + place ? 0 : i;
            text.append(stamps == 0 ? "" : String.format(Locale.ROOT, "[  100.%06d] ", printed))
                    .append(log.get(i))
                    .append('\n');
        }
        List<RollCall> calls = Logs.check(text.toString());
        assertThat(calls).extracting(RollCall::verdict).as("%s", text).containsExactly(Verdict.MISSED);
        if (named) {
            assertThat(calls.get(0).missed()).isEqualTo(CpuSet.of(2));
        }
    }

    @Provide
    Arbitrary<String> requests() {
        return Arbitraries.of("SMP: stopping secondary CPUs", "CPU1: stopping", "SMP: retry stop with NMI for CPUs 2");
    }

    /** What follows the end belongs to another stop, or to none. */
    @Test
    void anEndIsAnEnd() {
        String stop = "SMP: stopping secondary CPUs\nKernel Offset: disabled\n";
        assertThat(Logs.check(stop + stop))
                .extracting(RollCall::verdict)
                .containsExactly(Verdict.COMPLETE, Verdict.COMPLETE);
        assertThat(brief(stop + "** 12 printk messages dropped **\n")).endsWith("complete");
        assertThat(brief(stop + "Some CPUs may be stale, kdump will be unreliable.\n"))
                .endsWith("missed");
        String failed = "SMP: stopping secondary CPUs\nSMP: failed to stop secondary CPUs 2\n";
        assertThat(brief(failed + "Some CPUs may be stale, kdump will be unreliable.\n"))
                .endsWith("missed 2 missed");
        assertThat(brief(failed + "CPU2: stopping\n")).endsWith("missed 2 missed");
    }

    private static String brief(String text) {
        List<RollCall> calls = Logs.check(text);
        assertThat(calls).as(text).hasSize(1);
        return Logs.brief(calls.get(0));
    }
}
