package org.rollcall.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemarksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "we then saw NMI backtrace for cpu 3 and nothing else",
                "we then saw NMI backtrace for cpu 3",
                "NMI backtrace for cpu 3 was never printed",
                "- NMI backtrace for cpu 3 is missing",
                "Sending NMI from CPU x to CPUs 0:",
                "Sending NMI from CPU 1 to CPUs 3-1:",
                "[   12.000000] foo bar baz: Sending NMI from CPU 1 to CPUs 2:",
                "NMI backtrace for cpu -1",
                "[   12.000000] Sending Nmi From Cpu 0 To Cpus 1-3:",
                "[   12.000000] nmi Backtrace FOR cpu 1",
                "[   12.000000] NMI bac",
                "[   12.000000] Sending NMI",
                "[   12.000000] KGDB: Timed out wai",
                "[   12.000000] SMP: failed to st",
                "XSending NMI from CPU 1 to CPUs 2:",
                "`Sending NMI from CPU 1 to CPUs 0,2-95` shows what all of them did",
                "assert b'NMI backtrace for cpu 7' in backtraces",
                "assert b'NMI backtrace for cpu 7' in data and b'NMI backtrace for cpu 2' not in data"
            })
    void namesWhatLooksLikeARollCallAndIsNone(String line) throws IOException {
        List<Remark> remarks = remarks("first line\n" + line + "\nlast line\n");
        assertThat(remarks).hasSize(1);
        assertThat(remarks.get(0).kind()).isEqualTo(Remark.Kind.NOT_UNDERSTOOD);
        assertThat(remarks.get(0).line()).isEqualTo(2);
        assertThat(remarks.get(0).text()).contains("1 line looks like").endsWith("line 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[   12.000000] Sending NMI from CPU 1 to CPUs 2:",
                "[   12.000000] NMI backtrace for cpu 2",
                "pr_info(\"Sending NMI from CPU %d to CPUs %*pbl:\\n\",",
                "[   12.000000] perf: NMI watchdog: Enabled",
                "[   12.000000] sysrq: Trigger a crash",
                "[   12.000000] nfs: server Timed out",
                "[   12.000000] Sending"
            })
    void staysSilentWhereNothingIsToBeSaid(String line) throws IOException {
        assertThat(remarks(line + "\n")).isEmpty();
    }

    @Test
    void countsLockupsAfterWhichNobodyWasAsked() throws IOException {
        assertThat(remarks("""
                [   10.000000] watchdog: Watchdog detected hard LOCKUP on cpu 7
                [   20.000000] watchdog: BUG: soft lockup - CPU#5 stuck for 22s! [a:255]
                [   48.000000] watchdog: BUG: soft lockup - CPU#5 stuck for 50s! [a:255]
                [   50.000000] rcu: INFO: rcu_preempt detected stalls on CPUs/tasks:
                [   50.100000] Sending NMI from CPU 3 to CPUs 5:
                [   50.200000] NMI backtrace for cpu 5
                [   60.000000] rcu: INFO: rcu_preempt self-detected stall on CPU
                """))
                .extracting(Remark::kind, Remark::line, Remark::count)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Remark.Kind.HARD_LOCKUP, 1L, 1L),
                        org.assertj.core.groups.Tuple.tuple(Remark.Kind.SOFT_LOCKUP, 2L, 2L),
                        org.assertj.core.groups.Tuple.tuple(Remark.Kind.RCU_STALL, 7L, 1L));
    }

    /** The detector of powerpc asks by an interrupt of its own, and drops no request. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "watchdog: CPU 3 detected hard LOCKUP on other CPUs 0,5-6",
                "Watchdog CPU:3 detected Hard LOCKUP other CPUS:0,5-6"
            })
    void namesTheLockupsOfOtherCpusOnPowerpc(String line) throws IOException {
        assertThat(remarks("[   10.000000] " + line + "\n"))
                .extracting(Remark::kind, Remark::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        Remark.Kind.HARD_LOCKUP, "hard lockup of CPU 0,5-6 in line 1; no request for it is shown"));
    }

    @Test
    void manyAreNotAllNamed() throws IOException {
        Remark remark = remarks("a NMI backtrace for cpu x\n".repeat(30)).get(0);
        assertThat(remark.count()).isEqualTo(30);
        assertThat(remark.text()).endsWith("lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...");
    }

    private static List<Remark> remarks(String text) throws IOException {
        var checker = new LogChecker(call -> {});
        checker.check(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
        return checker.remarks();
    }

    /** Much that the kernel prints as it boots holds a word of a roll call. */
    @Test
    void aWordOfARollCallInAMessageIsNoSecondMessage() {
        assertThat(
                        Logs.remarks(
                                "[    1.390019][    T1] hw perfevents: enabled with armv8_pmuv3 PMU driver, 7 counters available, using NMIs\n"))
                .isEmpty();
    }
}
