package org.rollcall.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Roll calls that the kernel waits for without a time-out: csd calls and a panic that is handed on. */
class CallsWithoutTimeoutTest {
    private static final String REPORT = """
            [   20.000000][    C1] smp: csd: Detected non-responsive CSD lock (#3) on CPU#1, waiting 5000000176 ns for CPU#02 do_work+0x0/0x8(0x0).
            """;
    private static final String BACKTRACE = """
            [   20.000200][    C1] Sending NMI from CPU 1 to CPUs 2:
            [   20.000300][    C2] NMI backtrace for cpu 2
            [   20.000400][    C2] CPU: 2 PID: 78 Comm: sh Not tainted 6.12.0 #1
            """;

    @ParameterizedTest
    @CsvSource({
        "handling this request., INCONCLUSIVE, '', RC-CSD-STATE",
        "handling prior do_other+0x0/0x8(0x0) request., INCONCLUSIVE, '', RC-CSD-STATE",
        "unresponsive., MISSED, 2, RC-KERNEL-NAMES-CPU"
    })
    void theKernelsThreeStates(String state, Verdict verdict, String missed, String code) {
        RollCall call = csd(REPORT + "[   20.000100][    C1] smp: \tcsd: CSD lock (#3) " + state + "\n");
        assertThat(call.verdict()).isEqualTo(verdict);
        assertThat(call.missed()).hasToString(missed);
        assertThat(call.requester()).isEqualTo(1);
        assertThat(call.asked()).hasToString("2");
        assertThat(codes(call)).contains(code, "RC-CSD-WAIT");
        assertThat(call.reasons().get(0).text()).isEqualTo("CPU 2 is waited for by CPU 1, to run do_work");
    }

    @Test
    void aReleasedCallIsAnswered() {
        RollCall call = csd(REPORT
                + "[   20.000100][    C1] smp: \tcsd: CSD lock (#3) unresponsive.\n"
                + "[   20.000150][    C1] smp: csd: Re-sending CSD lock (#3) IPI from CPU#01 to CPU#02\n"
                + "[   25.000000][    C1] smp: csd: CSD lock (#3) got unstuck on CPU#01, CPU#02 released the lock.\n");
        assertThat(call.verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(codes(call)).contains("RC-CSD-RESENT");
        assertThat(call.lastLine()).isEqualTo(4);
    }

    @Test
    void theNextReportOfAWaitIsNoOtherRollCall() {
        String again = REPORT.replace("Detected", "Continued").replace("[   20.", "[   25.");
        assertThat(calls(REPORT + again)).hasSize(1);
        assertThat(calls(REPORT + again.replace("(#3)", "(#4)"))).hasSize(2);
    }

    /** It is said at both roll calls that they are about one CPU, and a wait that never ends holds nothing back. */
    @Test
    void theBacktraceOfTheCalledCpuIsLinked() {
        List<RollCall> calls = calls(REPORT + "[   20.000100][    C1] smp: \tcsd: CSD lock (#3) unresponsive.\n"
                + BACKTRACE + "[   50.000000] psci: CPU3 killed (polled 0 ms)\n");
        assertThat(calls).extracting(RollCall::kind).containsExactly(Kind.BACKTRACE, Kind.CSD);
        assertThat(calls).extracting(RollCall::verdict).containsExactly(Verdict.COMPLETE, Verdict.MISSED);
        assertThat(codes(calls.get(0))).contains("RC-CSD-WAIT");
        assertThat(codes(calls.get(1))).contains("RC-CSD-BACKTRACE");
        String other = BACKTRACE.replace("to CPUs 2", "to CPUs 3");
        assertThat(calls(REPORT + other))
                .filteredOn(call -> call.kind() == Kind.BACKTRACE)
                .allSatisfy(call -> assertThat(codes(call)).doesNotContain("RC-CSD-WAIT"));
    }

    @ParameterizedTest
    @CsvSource({
        "'panic: Redirected from CPU 0, skipping stack dump.', COMPLETE",
        "Kernel panic - not syncing: sysrq triggered crash, COMPLETE",
        "'panic: failed to redirect to CPU 2, continuing on CPU 0', COMPLETE",
        "usb 1-1: new device, INCONCLUSIVE"
    })
    void aPanicThatIsHandedOnIsHeardFromOnceItIsPrinted(String next, Verdict verdict) {
        RollCall call = calls("[    5.000000] panic: Redirecting from CPU 0 to CPU 2 for crash kernel.\n[    6.000000] "
                        + next + "\n")
                .get(0);
        assertThat(call.kind()).isEqualTo(Kind.REDIRECT);
        assertThat(call.verdict()).isEqualTo(verdict);
        assertThat(call.requester()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "SMP: retry stop with SDEI NMI for CPUs 2-3, INCONCLUSIVE, ''",
        "SMP: failed to stop secondary CPUs 2, MISSED, 2",
        "'Some CPUs may be stale, kdump will be unreliable.', MISSED, null",
        "---[ end Kernel panic - not syncing: x ]---, COMPLETE, ''"
    })
    void theRungsOfAStop(String line, Verdict verdict, String missed) {
        RollCall call = calls("SMP: stopping secondary CPUs\nSMP: retry stop with NMI for CPUs 2-3\n" + line + "\n")
                .get(0);
        assertThat(call.kind()).isEqualTo(Kind.STOP);
        assertThat(call.verdict()).isEqualTo(verdict);
        assertThat(String.valueOf(call.missed())).isEqualTo(missed);
    }

    /** RCU's flag speaks of its own irq_work; said of a CPU that was missed. */
    @ParameterizedTest
    @CsvSource({"3, pending", "'!', says nothing of a backtrace", "., took interrupts then"})
    void rcusFlagIsExplained(String flag, String words) {
        RollCall call = calls("""
                [    1.000000] rcu: INFO: rcu_preempt detected stalls on CPUs/tasks:
                [    1.000100] rcu: \t2-...%s: (1 GPs behind) idle=4d5c/1/0x4000000000000000 softirq=1/1 fqs=2
                [    1.000200] Sending NMI from CPU 0 to CPUs 2:
                [   20.000000] usb 1-1: new device
                """.formatted(flag)).get(0);
        assertThat(call.reasons())
                .filteredOn(reason -> reason.code() == ReasonCode.RCU_IRQ_WORK)
                .singleElement()
                .satisfies(reason -> assertThat(reason.text()).contains(words));
    }

    private static RollCall csd(String text) {
        return calls(text).stream()
                .filter(call -> call.kind() == Kind.CSD)
                .findFirst()
                .orElseThrow();
    }

    private static List<RollCall> calls(String text) {
        return Logs.check(text);
    }

    private static List<String> codes(RollCall call) {
        return call.reasons().stream().map(reason -> reason.code().word()).collect(Collectors.toList());
    }
}
