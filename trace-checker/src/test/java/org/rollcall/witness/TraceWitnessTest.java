package org.rollcall.witness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.roll.LogChecker;
import org.rollcall.roll.Reason;
import org.rollcall.roll.ReasonCode;
import org.rollcall.roll.Remark;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;
import org.rollcall.trace.Trace;
import org.rollcall.trace.TraceReader;

/** What a trace adds to the verdicts of a log: "asked, never taken" and "asked, taken, never answered" are different answers. */
class TraceWitnessTest {
    private static final String LOG = """
            [    0.000000] Booting Linux on physical CPU 0x0000000000 [0x410fd083]
            [    5.000000] Sending NMI from CPU 0 to CPUs 2:
            """;
    private static final String GOES_ON = "[   35.000000] usb 1-1: new device\n";

    private static final String BEFORE = event(1, "1.000000", "irq_handler_entry: irq=1 name=IPI")
            + event(1, "1.000001", "ipi_entry: (Rescheduling interrupts)")
            + event(1, "1.000002", "irq_handler_exit: irq=1 ret=handled")
            + event(2, "1.000003", "sched_switch: x")
            + event(0, "4.999999", "arm64_backtrace_ipi <-nmi_trigger_cpumask_backtrace");
    private static final String MASKED = event(2, "4.000000", "irq_disable: caller=x parent=y");
    private static final String TAKEN = event(2, "5.000100", "irq_handler_entry: irq=7 name=IPI");
    private static final String LEFT = event(2, "5.000200", "irq_handler_exit: irq=7 ret=handled");
    private static final String END = event(1, "20.000000", "sched_switch: x");

    @Test
    void aCpuThatNeverTookTheInterruptIsMissedForWhateverTheLogShows() throws IOException {
        RollCall call = judged(LOG, BEFORE + END);
        assertThat(call.verdict()).isEqualTo(Verdict.MISSED);
        assertThat(call.missed()).hasToString("2");
        assertThat(codes(call)).contains(ReasonCode.TRACE_NEVER_TAKEN).doesNotContain(ReasonCode.LOG_ENDS);
        assertThat(judged(LOG, "").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void itIsSaidWhereItMaskedInterrupts() throws IOException {
        RollCall call = judged(LOG + GOES_ON, BEFORE + MASKED + END);
        assertThat(texts(call)).anyMatch(text -> text.contains("it disabled interrupts in x (line 8 of the trace)"));
        String enabled = event(2, "4.500000", "irq_enable: caller=x parent=y");
        assertThat(texts(judged(LOG + GOES_ON, BEFORE + MASKED + enabled + END)))
                .noneMatch(text -> text.contains("it disabled interrupts"));
    }

    @Test
    void aCpuThatTookTheInterruptWasNotMasked() throws IOException {
        RollCall call = judged(LOG + GOES_ON, BEFORE + TAKEN + END);
        assertThat(call.verdict()).isEqualTo(Verdict.MISSED);
        assertThat(codes(call))
                .contains(ReasonCode.TRACE_NOT_FINISHED)
                .doesNotContain(ReasonCode.IRQS_OFF_NO_PSEUDO_NMI, ReasonCode.DAIF_MASKED, ReasonCode.FIRMWARE);
        assertThat(codes(judged(LOG + GOES_ON, BEFORE + TAKEN + LEFT + END))).contains(ReasonCode.TRACE_FINISHED);
    }

    /** There a request is an NMI: interrupts of devices are no sign that one would be seen. */
    @Test
    void onX86TheHandlerOfTheNmiIsSeen() throws IOException {
        String device = event(1, "1.000000", "irq_handler_entry: irq=24 name=ahci[0000:00:1f.2]")
                + event(2, "1.000003", "sched_switch: x")
                + event(0, "4.999999", "nmi_trigger_cpumask_backtrace <-sysrq_handle_showallcpus");
        assertThat(codes(judged(LOG, device + END))).contains(ReasonCode.TRACE_UNKNOWN);
        String other = event(1, "5.000100", "nmi_handler: nmi_cpu_backtrace_handler() delta_ns: 56310 handled: 1");
        assertThat(codes(judged(LOG, device + other + END))).contains(ReasonCode.TRACE_NEVER_TAKEN);
        String own = event(2, "5.000100", "nmi_handler: nmi_cpu_backtrace_handler() delta_ns: 56310 handled: 1");
        assertThat(codes(judged(LOG, device + other + own + END))).contains(ReasonCode.TRACE_FINISHED);
        assertThat(codes(judged(LOG, device + other + own.replace("handled: 1", "handled: 0") + END)))
                .contains(ReasonCode.TRACE_NEVER_TAKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "'CPU:2 [LOST 9 EVENTS]\n', events of it are missing",
        "'##### CPU 2 buffer started ####\n', never took the interrupt",
        "'# clock: local\n', took no such interrupt in all of the trace"
    })
    void whatIsMissingFromTheTraceIsSaid(String line, String words) throws IOException {
        RollCall call = judged(LOG + GOES_ON, BEFORE + line + event(2, "19.000000", "sched_switch: x") + END);
        assertThat(texts(call)).anyMatch(text -> text.contains(words));
    }

    @Test
    void aTraceThatWasDumpedIntoTheLogIsFound() throws IOException {
        String dump = "[   36.000000] Dumping ftrace buffer:\n[   36.000000] ---------------------------------\n"
                + "[   36.000000] trace clock: global\n"
                + latency(1, 1_000_000, "sched_switch: x")
                + latency(2, 1_000_000, "sched_switch: x")
                + latency(2, 5_000_100, "irq_handler_entry: irq=7 name=IPI")
                + latency(1, 20_000_000, "sched_switch: x")
                + "[   36.000000] ---------------------------------\n";
        var found = new DumpedTrace();
        var checker = new LogChecker(found::add, found::add);
        checker.check(new ByteArrayInputStream((LOG + GOES_ON + dump).getBytes(ISO_8859_1)));
        Trace trace = checker.trace();
        assertThat(trace).isNotNull();
        assertThat(found.remarks(trace)).singleElement().satisfies(remark -> {
            assertThat(remark.kind()).isEqualTo(Remark.Kind.TRACE);
            assertThat(remark.text())
                    .isEqualTo(
                            "trace: roll call 1: CPU 2 took the interrupt (line 9 of the trace) and never left its handler");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'', MISSED, TRACE_NEVER_TAKEN",
        "csd_function_entry: func=do_it csd=0a, INCONCLUSIVE, TRACE_NOT_FINISHED"
    })
    void aTraceAloneShowsCallsThatAreNotAnswered(String next, Verdict verdict, ReasonCode code) throws IOException {
        String trace = BEFORE
                + event(1, "6.000000", "csd_queue_cpu: cpu=2 callsite=x func=do_it csd=0a")
                + (next.isEmpty() ? "" : event(2, "6.000100", next))
                + END;
        List<RollCall> calls = TracedCalls.of(trace(trace));
        assertThat(calls).hasSize(2);
        assertThat(calls.get(1).verdict()).isEqualTo(verdict);
        assertThat(calls.get(1).requester()).isEqualTo(1);
        assertThat(codes(calls.get(1))).contains(code);
        String done = event(2, "7.000000", "csd_function_exit: func=do_it csd=0a");
        assertThat(TracedCalls.of(trace(trace.replace(END, done + END)))).hasSize(1);
    }

    private static String event(int cpu, String time, String body) {
        return "          <idle>-0       [00" + cpu + "] d.Z.. " + time + ": " + body + "\n";
    }

    private static String latency(int cpu, long micros, String body) {
        return "[   36.000000]   <idle>-0         " + cpu + "d.Z.. " + micros + "us : " + body + "\n";
    }

    private static Trace trace(String events) throws IOException {
        long count = events.lines().filter(line -> line.contains("] d.Z..")).count();
        String text =
                "# clock: global\n# entries-in-buffer/entries-written: " + count + "/" + count + "   #P:4\n" + events;
        return new TraceReader().readAll(new ByteArrayInputStream(text.getBytes(ISO_8859_1)));
    }

    private static RollCall judged(String log, String events) throws IOException {
        var witness = new TraceWitness(trace(events));
        List<RollCall> calls = new ArrayList<>();
        new LogChecker(call -> calls.add(witness.judge(call)), witness::note)
                .check(new ByteArrayInputStream(log.getBytes(ISO_8859_1)));
        assertThat(calls).hasSize(1);
        return calls.get(0);
    }

    private static List<ReasonCode> codes(RollCall call) {
        return call.reasons().stream().map(Reason::code).toList();
    }

    private static List<String> texts(RollCall call) {
        return call.reasons().stream().map(Reason::text).toList();
    }
}
