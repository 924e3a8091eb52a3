package org.rollcall.trace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.message.CpuSet;

class TraceReaderTest {
    /** One event as programs write it, with and without flags, task names that look like fields, and marks of delay. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "          <idle>-0       [003] d.Z..     3.303630: irq_handler_entry: irq=7 name=IPI",
                "          <idle>-0       [003]     3.303630: irq_handler_entry: irq=7 name=IPI",
                "          <idle>-0       (-----) [003] d.Z1.     3.303630: irq_handler_entry: irq=7 name=IPI",
                "        my task [1]-77   [003] d.Z..     3.303630: irq_handler_entry: irq=7 name=IPI",
                "          <idle>-0     [003]     3.303630123: irq_handler_entry:    irq=7 name=IPI",
                "swapper     0 [003]     3.303630: irq:irq_handler_entry: irq=7 name=IPI",
                "  <idle>-0         3d.Z.. 3303630us : irq_handler_entry: irq=7 name=IPI",
                "  <idle>-0         3dNZ.. 3303630us+: irq_handler_entry: irq=7 name=IPI",
                "    3.303630 |   3)               |  /* irq_handler_entry: irq=7 name=IPI */",
                "    3.303630 |   3)    <idle>-0    | d.Z.. |               |  /* irq_handler_entry: irq=7 name=IPI */"
            })
    void readsOneEventInEveryForm(String line) throws IOException {
        assertThat(read(line + "\n").events())
                .containsExactly(new TraceEvent.IrqEntry(new Place(1, 3, 3_303_630), 7, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "              sh-88      [000] .....     3.302710: arm64_backtrace_ipi <-nmi_trigger_cpumask_backtrace",
                "              sh-88    [000]     3.302710: function:             arm64_backtrace_ipi <-- nmi_trigger_cpumask_backtrace",
                "              sh-88    [000]     3.302710: funcgraph_entry:        0.500 us   |  arm64_backtrace_ipi();",
                "     3.302710 |   0)   0.500 us    |  arm64_backtrace_ipi();",
                "     3.302710 |   0)               |  arm64_backtrace_ipi() {",
                "      sh-88        0..... 3302710us : arm64_backtrace_ipi.constprop.0 <-nmi_trigger_cpumask_backtrace"
            })
    void readsAFunctionInEveryForm(String line) throws IOException {
        assertThat(read(line + "\n").events())
                .containsExactly(new TraceEvent.Call(new Place(1, 0, 3_302_710), "arm64_backtrace_ipi"));
    }

    @Test
    void aGraphWithoutTimesHasAnOrderOnly() throws IOException {
        assertThat(read(" 2)               |  ipi_handler() {\n 2)   0.1 us    |  }\n")
                        .events())
                .containsExactly(new TraceEvent.Call(new Place(1, 2, Place.UNTIMED), "ipi_handler"));
    }

    @Test
    void readsTheFieldsOfEachEvent() throws IOException {
        String at = "  sh-88 [001] d....  1.000000: ";
        Place place = new Place(1, 1, 1_000_000);
        assertThat(read(at + "ipi_raise: target_mask=00000001,0000000e (Function call interrupts)\n")
                        .events())
                .containsExactly(new TraceEvent.IpiRaise(place, CpuSet.of(1, 2, 3, 32), "Function call interrupts"));
        assertThat(read(at + "csd_queue_cpu: cpu=2 callsite=smp_call+0x1/0x2 func=do_it+0x0/0x8 csd=00000000ab\n")
                        .events())
                .containsExactly(new TraceEvent.CsdQueue(place, 2, "do_it+0x0/0x8", "00000000ab"));
        assertThat(read(at + "csd_function_entry: func=do_it+0x0/0x8 csd=00000000ab\n")
                        .events())
                .containsExactly(new TraceEvent.CsdEntry(place, "do_it+0x0/0x8", "00000000ab"));
        assertThat(read(at + "irq_disable: caller=x+0x1/0x2 parent=y\n").masked(1))
                .isEqualTo(new TraceEvent.IrqMask(place, true, "x"));
        assertThat(read(at + "irq_disable: caller=trace_hardirqs_off+0x28/0x30 parent=lkdtm_HARDLOCKUP+0x58/0x70\n")
                        .masked(1))
                .isEqualTo(new TraceEvent.IrqMask(place, true, "lkdtm_HARDLOCKUP"));
        assertThat(read(at + "irq_disable: caller=x parent=y\n" + at + "irq_enable: caller=x parent=y\n")
                        .masked(1))
                .isNull();
        assertThat(read(at + "nmi_handler: nmi_cpu_backtrace_handler() delta_ns: 56310 handled: 1\n" + at
                                + "nmi_handler: perf_event_nmi_handler() delta_ns: 30 handled: 0\n")
                        .events())
                .containsExactly(new TraceEvent.NmiHandler(place, "nmi_cpu_backtrace_handler", true));
        assertThat(read(at + "irq_handler_entry: irq=x name=IPI\n" + at + "made_up: irq=7\n")
                        .events())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "local [global] counter uptime perf mono, GLOBAL",
        "[local] global counter uptime perf mono, LOCAL",
        "'# clock: mono', GLOBAL",
        "Kernel command line: quiet trace_clock=global x, GLOBAL",
        "trace clock: local, LOCAL",
        "# tracer: nop, UNKNOWN"
    })
    void findsTheClock(String line, Clock clock) throws IOException {
        assertThat(read(line + "\n").clock()).isEqualTo(clock);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CPU:1 [LOST 12 EVENTS]",
                "CPU 1: 12 EVENTS DROPPED",
                "CPU:1 [12 EVENTS DROPPED]",
                "##### CPU 1 buffer started ####",
                "swapper 0 PERF_RECORD_LOST lost 3"
            })
    void signsOfLossMakeItNoWholeTrace(String line) throws IOException {
        String events = "  a-1 [001] d....  1.000000: x: y\n%s\n  a-1 [001] d....  9.000000: x: y\n";
        String head = "# entries-in-buffer/entries-written: 2/2   #P:4\n";
        assertThat(read(head + events.formatted("#")).isWhole()).isTrue();
        assertThat(read(head + events.formatted("#")).covers(1, 2_000_000, 8_000_000))
                .isTrue();
        assertThat(read(head + events.formatted(line)).isWhole()).isFalse();
        if (!line.startsWith("##")) {
            assertThat(read(head + events.formatted(line)).covers(1, 2_000_000, 8_000_000))
                    .isFalse();
        }
        assertThat(read(head.replace("2/2", "2/3") + events).isWhole()).isFalse();
        assertThat(read(head.replace("2/2", "3/3") + events).isWhole()).isFalse();
    }

    /** Recorded in the laboratory; what CPUs took is what they counted. */
    @ParameterizedTest
    @CsvSource({"6.12-trace-lg.txt, 3, 3, 0", "5.10-trace-l.txt, 0, 0, 3"})
    void findsTheInterruptsThatRealKernelsCounted(String file, int backtraces, int roundups, int either)
            throws IOException {
        List<Interrupts.Taken> taken;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(file))) {
            taken = Interrupts.of(new TraceReader().readAll(in));
        }
        // the debugger turns the trace off: who is in it is not seen to leave
        assertThat(taken)
                .filteredOn(interrupt -> interrupt.purpose() != Interrupts.Purpose.ROUNDUP)
                .allSatisfy(interrupt -> assertThat(interrupt.left()).isNotNull());
        assertThat(count(taken, Interrupts.Purpose.BACKTRACE)).isEqualTo(backtraces);
        assertThat(count(taken, Interrupts.Purpose.ROUNDUP)).isEqualTo(roundups);
        assertThat(count(taken, Interrupts.Purpose.EITHER)).isEqualTo(either);
    }

    private static long count(List<Interrupts.Taken> taken, Interrupts.Purpose purpose) {
        return taken.stream()
                .filter(interrupt -> interrupt.purpose() == purpose)
                .count();
    }

    @Property(tries = 300)
    void anyBytesAreAnInput(@ForAll @Size(max = 400) byte[] bytes, @ForAll int cut) throws IOException {
        new TraceReader().readAll(new ByteArrayInputStream(bytes));
        String line = "  <idle>-0         3d.Z.. 3303630us : irq_handler_entry: irq=7 name=IPI |  f() { [003] 1.0: ]\n";
        int at = Math.floorMod(cut, line.length());
        String torn = line.substring(at) + new String(bytes, ISO_8859_1) + line.substring(0, at);
        new TraceReader().readAll(new ByteArrayInputStream(torn.getBytes(ISO_8859_1)));
    }

    /** Masks and timers come all the time: however many there are, none of what is asked for is lost for them. */
    @Test
    void whatHappensAllTheTimePushesNothingOut() throws IOException {
        String ipi = "  a-1 [002] d....  1.000000: irq_handler_entry: irq=7 name=IPI\n";
        var text = new StringBuilder("# clock: global\n").append(ipi);
        for (int i = 0; i < 300_000; i++) {
            String at = "  b-2 [001] d....  2." + String.format("%06d", i) + ": ";
            text.append(at).append(i % 2 == 0 ? "irq_disable: caller=x parent=y\n" : "irq_enable: caller=x parent=y\n");
            text.append(at)
                    .append(
                            i % 2 == 0
                                    ? "irq_handler_entry: irq=11 name=arch_timer\n"
                                    : "irq_handler_exit: irq=11 ret=handled\n");
        }
        Trace trace = read(text.toString());
        assertThat(trace.events()).containsExactly(new TraceEvent.IrqEntry(new Place(2, 2, 1_000_000), 7, true));
        assertThat(trace.covers(2, 1_000_000, 1_000_000)).isTrue();
        assertThat(trace.covers(1, 2_000_000, 2_200_000)).isTrue();
        assertThat(trace.showsInterrupts()).isTrue();
        assertThat(trace.masked(1)).isNull();
    }

    /** Of a large trace the last events are kept, and the first are lost: nothing is said of them. */
    @Test
    void aLargeTraceIsKeptInPart() throws IOException {
        var text = new StringBuilder("# clock: global\n");
        for (int i = 0; i < 300_000; i++) {
            text.append("a-1 [001] d.... ")
                    .append(i / 1000)
                    .append('.')
                    .append(String.format("%03d", i % 1000))
                    .append("000: ipi_exit: (Rescheduling interrupts)\n");
        }
        Trace trace = read(text.toString());
        assertThat(trace.events()).hasSizeLessThan(300_000);
        assertThat(trace.covers(1, 1_000_000, 299_000_000)).isFalse();
        assertThat(trace.covers(1, 298_000_000, 299_000_000)).isTrue();
    }

    private static Trace read(String text) throws IOException {
        return new TraceReader().readAll(new ByteArrayInputStream(text.getBytes(ISO_8859_1)));
    }
}
