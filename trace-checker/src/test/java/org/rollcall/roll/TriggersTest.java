package org.rollcall.roll;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The line that starts a request is the last of those whose CPU it may be. */
class TriggersTest {
    private static final String STALL = """
            rcu: INFO: rcu_sched detected stalls on CPUs/tasks:
            rcu: \t0-...!: (1 GPs behind) idle=93e/0/0x3 softirq=32392/32393 fqs=1
            """;

    private static final String DETECTED = "rcu: \t(detected by 12, t=5252 jiffies, g=-1139, q=146 ncpus=16)\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "watchdog: CPU 3 self-detected hard LOCKUP @ _raw_spin_lock+0x98/0x120",
                "watchdog: CPU 3 detected hard LOCKUP on other CPUs 12",
                "watchdog: CPU3: Watchdog detected hard LOCKUP on cpu 12",
                "watchdog: CPU 3 Hard LOCKUP",
                "watchdog: BUG: soft lockup - CPU#3 stuck for 26s! [swapper/3:0]",
                "smp: csd: Detected non-responsive CSD lock (#1) on CPU#3, waiting 5000 ns for CPU#12 do_it+0x0/0x8(0x0)."
            })
    void whatAnotherCpuFoundDoesNotMakeThisOneAsk(String line) {
        assertThat(trigger(STALL + line + "\n" + DETECTED)).isEqualTo(Trigger.RCU_STALL);
        assertThat(trigger(STALL + DETECTED + line + "\n")).isEqualTo(Trigger.RCU_STALL);
        assertThat(trigger(line + "\n")).isEqualTo(Trigger.UNKNOWN);
        assertThat(trigger(STALL + line.replaceFirst("3", "12") + "\n")).isNotEqualTo(Trigger.RCU_STALL);
    }

    /** It is of no CPU: khungtaskd is anywhere. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INFO: task a:3 blocked for more than 140 seconds.",
                "watchdog: Watchdog detected hard LOCKUP on cpu 2"
            })
    void whatMayHaveBeenFoundHereDoes(String line) {
        assertThat(trigger(STALL + DETECTED + line + "\n")).isNotEqualTo(Trigger.RCU_STALL);
        assertThat(trigger(line + "\n" + STALL + DETECTED)).isEqualTo(Trigger.RCU_STALL);
    }

    private static Trigger trigger(String before) {
        var calls = Logs.check(before + "Sending NMI from CPU 12 to CPUs 0:\nNMI backtrace for cpu 0\n");
        return calls.stream()
                .filter(call -> call.kind() == Kind.BACKTRACE)
                .reduce((first, last) -> last)
                .orElseThrow()
                .trigger();
    }
}
