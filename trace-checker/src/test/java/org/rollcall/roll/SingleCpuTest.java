package org.rollcall.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A roll call of a machine with one CPU has nobody to ask. The text must show that there is one. */
class SingleCpuTest {
    private static final String BOOT = "[    0.010000] smp: Brought up 1 node, 1 CPU\n";
    private static final String KDB =
            "Entering kdb (current=0xc14b5e40, pid 77) on processor 0 due to Keyboard Entry\n[0]kdb> go\n";
    private static final String SYSRQ = """
            [   50.000000] sysrq: Show backtrace of all active CPUs
            [   50.000100] NMI backtrace for cpu 0
            [   50.000200] CPU: 0 PID: 77 Comm: sh Not tainted 6.1.0 #1
            [   50.000300]  nmi_trigger_cpumask_backtrace+0xc8/0xf0
            [   50.000400]  sysrq_handle_showallcpus+0x17/0x30
            [   80.000000] usb 1-1: reset
            """;
    private static final String OTHER = "[    1.000000] CPU: 1 PID: 9 Comm: sh Not tainted 6.1.0 #1\n";

    @Test
    void aRoundupOfOneIsComplete() {
        assertThat(brief(BOOT + KDB)).isEqualTo("kgdb kgdb-entry 0 asked 0 answered 0 idle  missed  complete");
        assertThat(brief(BOOT.replace("1 node, 1 CPU", "1 CPUs") + KDB)).endsWith("complete");
    }

    /** kdb_local names the processor if the kernel has CONFIG_SMP. */
    @Test
    void aKernelWithoutSmpHasOne() {
        assertThat(brief(KDB.replace(" on processor 0", "").replace("[0]", "")))
                .isEqualTo("kgdb kgdb-entry 0 asked 0 answered 0 idle  missed  complete");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[    0.010000] smp: Brought up 1 node, 2 CPUs\n",
                BOOT + OTHER,
                BOOT + "[    9.000000] CPU1: Booted secondary processor 0x0000000001 [0x410fd083]\n"
            })
    void aTextThatDoesNotShowItIsNotComplete(String boot) {
        assertThat(brief(boot + KDB)).endsWith("inconclusive");
        assertThat(brief(boot + SYSRQ)).endsWith("inconclusive");
    }

    @Test
    void aTimeOutIsStillOne() {
        assertThat(brief(BOOT + "KGDB: Timed out waiting for secondary CPUs.\n" + KDB))
                .endsWith("missed");
    }

    /** nmi_trigger_cpumask_backtrace prints no request where only the requester is in the mask. */
    @Test
    void aBacktraceOfAllIsTheOwnDump() {
        assertThat(brief(BOOT + SYSRQ)).endsWith("complete");
        assertThat(brief(BOOT + SYSRQ.replace("[   50.000300]  nmi_trigger", "[   50.000300]  other")))
                .endsWith("inconclusive");
    }

    private static String brief(String text) {
        List<RollCall> calls = Logs.check(text);
        assertThat(calls).as(text).hasSize(1);
        return Logs.brief(calls.get(0));
    }
}
