package org.rollcall.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules by which texts are judged, each by a small log of its own. */
class RollCallsTest {
    private static final String OWN = """
            [   10.000000] sysrq: Show backtrace of all active CPUs
            [   10.000100] NMI backtrace for cpu 0
            [   10.000200] CPU: 0 PID: 9 Comm: sh
            [   10.000300]  nmi_trigger_cpumask_backtrace+0x17c/0x1f8
            """;
    private static final String REQUEST = OWN + """
            [   10.000400] Sending NMI from CPU 0 to CPUs 1-2:
            [   10.000500] NMI backtrace for cpu 1 skipped: idling at cpu_do_idle+0x24/0x48
            """;

    @Test
    void allAnswered() {
        assertBrief(
                REQUEST + "[   10.000600] NMI backtrace for cpu 2\n",
                "backtrace sysrq-l 0 asked 0-2 answered 0,2 idle 1 missed  complete");
    }

    @Test
    void anAbsenceIsAMissOnlyAfterTheWait() {
        assertBrief(
                REQUEST + "[   20.000300] other\n",
                "backtrace sysrq-l 0 asked 0-2 answered 0 idle 1 missed  inconclusive");
        assertBrief(
                REQUEST + "[   20.000400] other\n", "backtrace sysrq-l 0 asked 0-2 answered 0 idle 1 missed 2 missed");
    }

    @Test
    void withoutTimeStampsOnlyTheRequesterOrTheKernelCanShowAMiss() {
        String request = REQUEST.replaceAll("(?m)^\\[.*?\\] ", "");
        assertBrief(
                request + "other\n".repeat(50), "backtrace sysrq-l 0 asked 0-2 answered 0 idle 1 missed  inconclusive");
        assertThat(Logs.check(request + "Sending NMI from CPU 0 to CPUs 1:\n")
                        .get(0)
                        .verdict())
                .isEqualTo(Verdict.MISSED);
    }

    /** The dump of the last answer stands below the line that completes the roll call. */
    @Test
    void theDumpOfTheLastAnswerTellsHowItWasReached() {
        RollCall call = Logs.check(REQUEST + """
                        [   10.000600] NMI backtrace for cpu 2
                        [   10.000700] CPU: 2 PID: 8 Comm: sh
                        [   10.000800] pstate: 60000005 (nZCv daif -PAN -UAO)
                        [   10.000900] pc : lkdtm_HARDLOCKUP+0x10/0x38
                        [   10.001000] pmr_save: 000000c0
                        """).get(0);
        assertThat(call.verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(call.reasons())
                .anyMatch(reason -> reason.code() == ReasonCode.NMI_OUT_OF_IRQS_OFF
                        && Integer.valueOf(2).equals(reason.cpu()));
    }

    @Test
    void anElisionOrDroppedMessagesTakeTheProofAway() {
        for (String gap : List.of("...", "<snip>", "[   11.000000] ** 7 printk messages dropped **")) {
            RollCall call =
                    Logs.check(REQUEST + gap + "\n[   30.000000] other\n").get(0);
            assertThat(call.verdict()).as(gap).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(codes(call)).contains(ReasonCode.EDITED);
        }
    }

    @Test
    void aRequesterThatGoesOnTooSoonShowsThatLinesAreMissing() {
        RollCall call = Logs.check(REQUEST + "[   12.000000] Sending NMI from CPU 0 to CPUs 1:\n")
                .get(0);
        assertThat(call.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(codes(call)).contains(ReasonCode.TEXT_LOST);
    }

    @Test
    void aMissingOwnDumpShowsThatLinesAreMissing() {
        String text = """
                [   10.000000] sysrq: Show backtrace of all active CPUs
                [   10.000400] Sending NMI from CPU 0 to CPUs 1-2:
                [   30.000000] other
                """;
        assertThat(Logs.check(text).get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        String alone = text.substring(text.indexOf('\n') + 1);
        assertThat(Logs.check(alone).get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(Logs.check(alone.replace("1-2", "2")).get(0).verdict()).isEqualTo(Verdict.MISSED);
    }

    @Test
    void aTriggerInFlightIsDroppedAndNeverAsks() {
        String second = "[   10.000550] sysrq: Show backtrace of all active CPUs\n";
        List<RollCall> calls = Logs.check(REQUEST + second + "[   10.000600] NMI backtrace for cpu 2\n");
        assertThat(calls).extracting(RollCall::verdict).containsExactly(Verdict.COMPLETE, Verdict.INCONCLUSIVE);
        assertThat(codes(calls.get(1))).containsExactly(ReasonCode.NEVER_ASKED);
        assertThat(calls.get(1).asked()).isNull();
    }

    @Test
    void anEarlyAnswerCountsAsAskedAndAnswered() {
        String text = OWN + """
                [   10.000350] NMI backtrace for cpu 3
                [   10.000400] Sending NMI from CPU 0 to CPUs 1:
                [   10.000500] NMI backtrace for cpu 1
                """;
        assertBrief(text, "backtrace sysrq-l 0 asked 0-1,3 answered 0-1,3 idle  missed  complete");
    }

    @Test
    void aClaimIsFalseWhereTheCpuAnswered() {
        String request = """
                [  100.000000] Sending NMI from CPU 7 to CPUs 1:
                [  105.000000] CPU 1 didn't respond to backtrace IPI, inspecting paca.
                """;
        assertBrief(request, "backtrace unknown 7 asked 1 answered  idle  missed 1 missed");
        assertThat(Logs.check(request + "[  105.000100] NMI backtrace for cpu 1\n")
                        .get(0)
                        .verdict())
                .isEqualTo(Verdict.COMPLETE);
    }

    @Test
    void ownDumpsOfRcuBelongToNoRequest() {
        String text = """
                [   50.000000] rcu: INFO: rcu_sched self-detected stall on CPU
                [   50.000100] NMI backtrace for cpu 3
                [   50.000200]  nmi_trigger_cpumask_backtrace+0x17c/0x1f8
                [   50.000300] Sending NMI from CPU 3 to CPUs 1:
                [   50.000400] NMI backtrace for cpu 1
                """;
        assertThat(Logs.check(text))
                .extracting(Logs::brief)
                .containsExactly(
                        "backtrace rcu-stall 3 asked null answered 3 idle  missed  complete",
                        "backtrace rcu-stall 3 asked 1 answered 1 idle  missed  complete");
    }

    @Test
    void aNewBootEndsWhatIsOpen() {
        String text = REQUEST + "[    0.000000] Booting Linux on physical CPU 0x0000000000\n[   90.000000] other\n";
        RollCall call = Logs.check(text).get(0);
        assertThat(call.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        List<RollCall> twice = Logs.check(text + REQUEST.replace("   10.", "  110."));
        assertThat(twice).extracting(RollCall::boot).containsExactly(1, 2);
    }

    /** kgdb holds the waiting CPU, too: {@code nmi_trigger_cpumask_backtrace} counts its own delays. */
    @Test
    void timeInTheDebuggerIsNoWaitingTime() {
        String held = REQUEST + """

                Entering kdb (current=0xffff000001, pid 9) on processor 1 due to Keyboard Entry
                [1]kdb> go
                """;
        assertBrief(
                held + "[   23.000000] NMI backtrace for cpu 2\n",
                "backtrace sysrq-l 0 asked 0-2 answered 0,2 idle 1 missed  complete",
                "kgdb kgdb-entry 1 asked null answered null idle  missed  inconclusive");
        assertBrief(
                held + "[   23.000000] other\n[   32.900000] other\n",
                "backtrace sysrq-l 0 asked 0-2 answered 0 idle 1 missed  inconclusive",
                "kgdb kgdb-entry 1 asked null answered null idle  missed  inconclusive");
        assertBrief(
                held + "[   23.000000] other\n[   33.000000] other\n",
                "backtrace sysrq-l 0 asked 0-2 answered 0 idle 1 missed 2 missed",
                "kgdb kgdb-entry 1 asked null answered null idle  missed  inconclusive");
    }

    @Test
    void kdbsOwnListOfOldMessagesIsNoNewText() {
        String text = """
                [  107.640546] KGDB: Timed out waiting for secondary CPUs.
                Entering kdb (current=0xffff000001, pid 9) on processor 0 due to Keyboard Entry
                [0]kdb> cpu
                Available cpus: 0, 1(-), 2(D), 3(F)
                [0]kdb> dmesg
                <6>[    0.000000] Booting Linux on physical CPU 0x0000000000
                <2>[  107.640546] KGDB: Timed out waiting for secondary CPUs.
                [0]kdb> go
                """;
        assertThat(Logs.check(text))
                .extracting(Logs::brief)
                .containsExactly("kgdb kgdb-entry 0 asked 0-2 answered 0-1 idle  missed 2 missed");
    }

    /** The console of the requester was busy: the time-out, and the request itself, come out after the session. */
    @Test
    void aTimeOutThatIsPrintedAfterTheSessionIsOfThatSession() {
        String session = """
                [    5.234959] sysrq: Show backtrace of all active CPUs
                [    5.239346] NMI backtrace for cpu 0
                [    5.239400]  nmi_trigger_cpumask_backtrace+0x17c/0x1f8
                [    5.242266] sysrq: DEBUG
                Entering kdb (current=0xffff000001, pid 9) on processor 1 due to Keyboard Entry
                [1]kdb> cpu
                Available cpus: 0-1, 2(D), 3(-)
                [1]kdb> go
                [    5.249037] Sending NMI from CPU 0 to CPUs 1-3:
                [   17.864267] KGDB: Timed out waiting for secondary CPUs.
                """;
        assertBrief(
                session + "[   18.444425] NMI backtrace for cpu 3\n[   18.450537] NMI backtrace for cpu 1\n",
                "backtrace sysrq-l 0 asked 0-3 answered 0-1,3 idle  missed  inconclusive",
                "kgdb kgdb-entry 1 asked 0-3 answered 0-1,3 idle  missed 2 missed");
        assertThat(Logs.check(session + """
                        Entering kdb (current=0xffff000001, pid 9) on processor 1 due to Keyboard Entry
                        [1]kdb> cpu
                        Available cpus: 0-1, 2(D), 3(-)
                        """))
                .as("a time-out before the next entry is of the next session")
                .filteredOn(call -> call.kind() == Kind.KGDB)
                .hasSize(2);
    }

    @Test
    void wrappedAndReversedTextsAreReadAsTheyWere() {
        String wrapped = "Sending NMI from CPU 9 to CPUs 0-2,4,\n5:\n" + "NMI backtrace for cpu 0\n";
        assertThat(Logs.check(wrapped).get(0).asked()).hasToString("0-2,4-5");
        List<String> lines = new java.util.ArrayList<>(
                (REQUEST + "[   10.000600] NMI backtrace for cpu 2\n").lines().toList());
        java.util.Collections.reverse(lines);
        RollCall call = Logs.check(String.join("\n", lines)).get(0);
        assertThat(Logs.brief(call)).isEqualTo("backtrace sysrq-l 0 asked 0-2 answered 0,2 idle 1 missed  complete");
        assertThat(call.requestLine()).isEqualTo(3);
    }

    @Test
    void theFallbackKnowsWhomItAskedFromTheBootLines() {
        String text = """
                [    1.000000] smp: Brought up 1 node, 3 CPUs
                [   10.000000] sysrq: Show backtrace of all active CPUs
                [   10.000100] sysrq: CPU0:
                [   10.000200] sysrq: CPU1: backtrace skipped as idling
                """;
        assertBrief(
                text + "[   20.000200] x\n[   21.000200] x\n",
                "fallback sysrq-l 0 asked 0-2 answered 0 idle 1 missed 2 missed");
        assertBrief(
                text.substring(text.indexOf('\n') + 1),
                "fallback sysrq-l 0 asked null answered 0 idle 1 missed  inconclusive");
    }

    @Test
    void stopNamesThoseThatDidNotStop() {
        String text = """
                [   10.000000][    C0] SMP: stopping secondary CPUs
                [   11.000000][    C0] SMP: failed to stop secondary CPUs 0-3
                """;
        assertBrief(text, "stop stop 0 asked null answered null idle  missed 1-3 missed");
    }

    /** A log daemon stamps a batch of records at once: its stamps prove no short time, but the kernel's own do. */
    @Test
    void onlyTheKernelsOwnStampsProveAShortTime() {
        String request = """
                @rcu: INFO: rcu_preempt detected stalls on CPUs/tasks:
                @Sending NMI from CPU 18 to CPUs 17:
                @rcu: rcu_preempt kthread timer wakeup didn't happen for 70001 jiffies!
                """;
        String missed = "backtrace rcu-stall 18 asked 17 answered  idle  missed 17 missed";
        assertBrief(request.replace("@", "Dec  3 01:58:46 hosta kernel: "), missed);
        assertBrief(request.replace("@", ""), missed);
        String open = "backtrace rcu-stall 18 asked 17 answered  idle  missed  inconclusive";
        assertBrief(request.replace("@", "[  100.000000] "), open);
        assertBrief(request.replace("@", "[Tue Dec  3 01:58:46 2024] "), open);
    }

    /** Whole seconds from 21 to 31 may be a wait of 10.001 s. */
    @Test
    void theResolutionOfAStampCountsAtBothEnds() {
        String request = """
                [Tue Dec  3 01:58:21 2024] rcu: INFO: rcu_preempt detected stalls on CPUs/tasks:
                [Tue Dec  3 01:58:21 2024] Sending NMI from CPU 18 to CPUs 17:
                """;
        String wentOn = request + "[Tue Dec  3 01:58:@ 2024] rcu: rcu_preempt kthread starved for 2503 jiffies!\n";
        String other = request + "[Tue Dec  3 01:58:@ 2024] random: crng init done\n";
        String missed = "backtrace rcu-stall 18 asked 17 answered  idle  missed 17 missed";
        String open = "backtrace rcu-stall 18 asked 17 answered  idle  missed  inconclusive";
        assertBrief(wentOn.replace("@", "30"), open);
        assertBrief(wentOn.replace("@", "31"), missed);
        assertBrief(other.replace("@", "31"), open);
        assertBrief(other.replace("@", "32"), missed);
    }

    /** An own dump without a request is of no later request, and holds none up. */
    @Test
    void ownDumpsOfTwoOccasionsAreNoRollCall() {
        String own = """
                @ NMI backtrace for cpu 15
                @ CPU: 15 PID: 37 Comm: kworker/15
                @  nmi_trigger_cpumask_backtrace+0xdf/0xf0
                """;
        String other = own.replace("15", "14");
        String[] apart = {
            "backtrace unknown 15 asked null answered 15 idle  missed  complete",
            "backtrace unknown 14 asked null answered 14 idle  missed  complete"
        };
        assertBrief(
                own.replace("@", "Jul 27 15:25:15 h kernel:") + other.replace("@", "Feb 02 10:55:50 h kernel:"), apart);
        assertBrief(own.replace("@", "[  100.000000]") + other.replace("@", "[ 5000.000000]"), apart);
        assertThat(Logs.check(
                        own.replace("@", "[    1.000000]") + REQUEST + "[   10.000600] NMI backtrace for cpu 2\n"))
                .extracting(Logs::brief)
                .contains("backtrace sysrq-l 0 asked 0-2 answered 0,2 idle 1 missed  complete");
    }

    /** The line bounds the request: who is not in it has answered, and what comes after it was not dropped for it. */
    @Test
    void theListOfTheSilentBoundsTheRequest() {
        String line = "After 10 seconds, these CPUS still haven't responded to the NMI: ";
        assertBrief(
                REQUEST + "[   20.000500] " + line + "2\n",
                "backtrace sysrq-l 0 asked 0-2 answered 0 idle 1 missed 2 missed");
        assertBrief(
                REQUEST.replace("1-2", "1-3") + "[   20.000500] " + line + "3\n",
                "backtrace sysrq-l 0 asked 0-3 answered 0 idle 1 missed 3 missed");
        RollCall nobody = Logs.check(REQUEST + "[   10.000700] " + line + "\n").get(0);
        assertThat(nobody.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(codes(nobody)).containsExactly(ReasonCode.TEXT_LOST);
        RollCall printing = Logs.check(
                        REQUEST + "[   10.000600] NMI backtrace for cpu 2\n[   10.000700] " + line + "2\n")
                .get(0);
        assertThat(printing.verdict()).as("its dump is not at its end").isEqualTo(Verdict.COMPLETE);
        assertBrief(line + "4,6\n", "backtrace unknown null asked null answered  idle  missed 4,6 missed");
        assertThat(Logs.check(REQUEST + "[   10.000700] " + line
                        + "2\n[   40.000000] watchdog: Watchdog detected hard LOCKUP on cpu 0\n"))
                .hasSize(1);
        assertBrief(
                REQUEST.replace("1-2", "1-3") + """
                        [   20.000100] nmi_backtrace_stall_check: CPU 2: NMIs are not reaching exc_nmi() handler
                        [   20.000200] nmi_backtrace_stall_check: last activity: 3 jiffies ago.
                        [   20.000300] nmi_backtrace_stall_check: CPU 3: NMIs are not reaching exc_nmi() handler
                        """,
                "backtrace sysrq-l 0 asked 0-3 answered 0 idle 1 missed 2-3 missed");
    }

    /** Whoever else answers was asked by a line that is lost: it is no dump of one CPU for itself. */
    @Test
    void anOwnDumpThatOthersAnswerIsNotComplete() {
        assertBrief("""
                        [   10.000000] sysrq: Sh backtrace of all active CPUs
                        [   10.000100] NMI backtrace for cpu 0
                        [   10.000200]  nmi_trigger_cpumask_backtrace+0xdf/0xf0
                        [   10.000500] Sending NMI from CPU 0 to PUs 1-2:
                        [   10.000600] NMI backtrace for cpu 1 skipped: idling at cpu_do_idle+0x10/0x20
                        """, "backtrace unknown 0 asked null answered 0 idle 1 missed  inconclusive");
    }

    /** arch/sparc/kernel/process_64.c: arch_trigger_cpumask_backtrace prints no request. */
    @Test
    void sysrqLOnSparcIsOneRollCall() {
        assertBrief("""
                        [   10.000000] sysrq: Show backtrace of all active CPUs
                        [   10.000100] * CPU[  0]: TSTATE[0000004480001604] TPC[0000000000456789] TNPC[000000000045678d] TASK[sh:9]
                        [   10.000200]   CPU[  1]: TSTATE[0000000000000000] TPC[0000000000000000] TNPC[0000000000000000] TASK[NULL:-1]
                        [   13.000000] other
                        """, "registers sysrq-l 0 asked 0-1 answered 0 idle  missed 1 missed");
    }

    /** kdb prints the current CPU above the list; who quotes a list does not. */
    @Test
    void aListOfCpusWithARemarkCountsBelowTheCurrentCpu() {
        String list = "Available cpus: 0(I), 1, 2(D), 3(I)   // 2 is dead\n";
        assertBrief(
                "[1]kdb> btc\nbtc: cpu status: Currently on cpu 1\n" + list,
                "kgdb kgdb-entry 1 asked 0-3 answered 0-1,3 idle  missed 2 missed");
        assertBrief("[1]kdb> go\n" + list, "kgdb kgdb-entry 1 asked null answered null idle  missed  inconclusive");
    }

    /** A record of the kernel that somebody points at has a stamp that its neighbours do not have. */
    @Test
    void aRecordWithARemarkCounts() {
        assertBrief(REQUEST + """
                        [   10.000600] NMI backtrace for cpu 2 skipped: idling at cpu_do_idle+0x24/0x48   <- fine
                        [   10.000700] other
                        """, "backtrace sysrq-l 0 asked 0-2 answered 0 idle 1-2 missed  complete");
    }

    /** The widest line so far would have had no room for one more word: that alone makes no word behind it its rest. */
    @Test
    void aNameBehindTheWidestLineIsNoRestOfIt() {
        String widest = "[   10.000600] usb 1-1: new high-speed USB device number 3 using a driver of a very long name";
        for (String line : List.of("IMG_2031.jpg", "Seite 2 von 3", "read: Input/output error")) {
            assertBrief(
                    REQUEST + widest + "\n" + line + "\n[   30.000000] other\n",
                    "backtrace sysrq-l 0 asked 0-2 answered 0 idle 1 missed  inconclusive");
        }
        assertBrief(
                REQUEST + widest + "\n#64\n[   30.000000] other\n",
                "backtrace sysrq-l 0 asked 0-2 answered 0 idle 1 missed 2 missed");
    }

    @Test
    void linesOfABootEndTheOneBefore() {
        for (String line : List.of(
                "Mar  4 10:13:02 h kernel: Command line: BOOT_IMAGE=/vmlinuz root=/dev/sda1",
                "Mar  4 10:13:02 h kernel: smp: Brought up 1 node, 4 CPUs",
                "Mar  4 10:13:02 h kernel: BIOS-provided physical RAM map:")) {
            assertThat(Logs.check(REQUEST.replaceAll("(?m)^\\[.*?\\]", "Mar  4 10:11:22 h kernel:") + line + "\n")
                            .get(0)
                            .verdict())
                    .as(line)
                    .isEqualTo(Verdict.INCONCLUSIVE);
        }
    }

    private static List<ReasonCode> codes(RollCall call) {
        return call.reasons().stream().map(Reason::code).toList();
    }

    private static void assertBrief(String text, String... expected) {
        assertThat(Logs.check(text)).extracting(Logs::brief).containsExactly(expected);
    }
}
