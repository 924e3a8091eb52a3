package org.rollcall.belief;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.roll.Verdict;

/** An answer that nothing explains is impossible only where no line can be missing before and after it. */
class WholeTextTest {
    private static final String REQUEST = "Sending NMI from CPU 0 to CPUs 1-3:";
    private static final String LAST = idle(3);

    private final List<String> lines = new ArrayList<>();

    @Test
    void aSecondAnswerInAWholeTextIsImpossible() throws IOException {
        text(List.of(dump(1), List.of(idle(1), idle(2), LAST)));
        assertThat(verdicts()).containsExactly(Verdict.IMPOSSIBLE);
    }

    /** A dump is part of the proof only if it is there from its header to its call trace. */
    @ParameterizedTest
    @ValueSource(strings = {"CPU: 1 ", "pstate: "})
    void aDumpThatLacksALineIsNoPartOfAWholeText(String lost) throws IOException {
        text(List.of(dump(1), List.of(idle(1), LAST)));
        assertThat(verdicts()).containsExactly(Verdict.IMPOSSIBLE);
        lines.set(index(lost), "[    5.000000] Modules linked in:");
        assertThat(verdicts()).doesNotContain(Verdict.IMPOSSIBLE);
    }

    @Test
    void aDumpTooShortForItsRegistersIsNoPartOfAWholeText() throws IOException {
        text(List.of(dump(1), List.of(idle(1), LAST)));
        lines.remove(index("x29: "));
        assertThat(verdicts()).doesNotContain(Verdict.IMPOSSIBLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"idling at cpu_do_idle", "Sending NMI"})
    void anotherLineBetweenAnswersMayBeThatOfAnotherRequest(String before) throws IOException {
        text(List.of(List.of(idle(1), idle(2), idle(1), LAST)));
        assertThat(verdicts()).containsExactly(Verdict.IMPOSSIBLE);
        lines.add(index(before) + 1, "[    5.000000]  el0_svc+0x20/0x98");
        assertThat(verdicts()).doesNotContain(Verdict.IMPOSSIBLE);
    }

    @Test
    void aGapInTimeMayHideAnotherRequest() throws IOException {
        text(List.of(List.of(idle(1), idle(2), idle(1), LAST)));
        assertThat(verdicts()).containsExactly(Verdict.IMPOSSIBLE);
        lines.replaceAll(line -> line.contains("cpu 3") ? line.replace("[    5.0", "[    5.2") : line);
        assertThat(verdicts()).doesNotContain(Verdict.IMPOSSIBLE);
    }

    /**
     * Out of a log of three requests, thinned out: the answers to the second are lost, and of the third its trigger and its request line. Its own
     * dump was taken for a second answer to the second.
     */
    @Test
    void theOwnDumpOfARequestWhoseLineIsLostIsExplained() throws IOException {
        lines.addAll("""
                [    0.239160] GICv3: CPU3: found redistributor 3 region 0:0x0000000008100000
                [    5.817901] Sending NMI from CPU 0 to CPUs 1-3:
                [    5.832663] Call trace:
                [    6.100664] CPU: 0 UID: 0 PID: 90 Comm: sh Not tainted 6.12.107-klab #1
                [    6.101006]  el0_svc+0x20/0x98
                [    6.101059] Sending NMI from CPU 0 to CPUs 1-3:
                [    6.119230] pc : __ptep_set_access_flags+0x94/0xb0
                [    6.123151] pmr_save: 000000c0
                [    6.123681]  el0t_64_sync+0x160/0x168
                [    6.693795] NMI backtrace for cpu 0
                [    6.693857] CPU: 0 UID: 0 PID: 95 Comm: sh Not tainted 6.12.107-klab #1
                [    6.693971]  show_stack+0x1c/0x30
                [    6.694054]  arch_trigger_cpumask_backtrace+0x1c/0x30
                [    6.694236]  el0t_64_sync+0x160/0x168
                [    6.728098] NMI backtrace for cpu 3 skipped: idling at cpu_do_idle+0x24/0x48
                [    6.835064] NMI backtrace for cpu 2
                [    6.835731]  lkdtm_HARDLOCKUP+0x10/0x38
                """.lines().toList());
        assertThat(verdicts()).isNotEmpty().doesNotContain(Verdict.IMPOSSIBLE);
    }

    private void text(List<List<String>> answers) {
        List<String> texts = new ArrayList<>(List.of("Booting Linux on physical CPU 0x0000000000 [0x410fd083]"));
        texts.add("NMI backtrace for cpu 0");
        texts.add(REQUEST);
        answers.forEach(texts::addAll);
        for (int i = 0; i < texts.size(); i++) {
            lines.add(String.format(Locale.ROOT, "[    5.0%05d] %s", i * 100, texts.get(i)));
        }
    }

    /** What {@code nmi_cpu_backtrace} and {@code show_regs} of arm64 print at least. */
    private static List<String> dump(int cpu) {
        List<String> dump = new ArrayList<>(List.of(
                "NMI backtrace for cpu " + cpu,
                "CPU: " + cpu + " UID: 0 PID: 90 Comm: sh Not tainted 6.12.107-klab #1",
                "Hardware name: linux,dummy-virt (DT)",
                "pstate: 60000005 (nZCv daif -PAN -UAO -TCO -DIT -SSBS BTYPE=--)",
                "pc : lkdtm_SPINLOCKUP+0x20/0x30",
                "lr : lkdtm_do_action+0x1c/0x34",
                "sp : ffff0000028c7d00"));
        for (int x = 29; x > 0; x -= 3) {
            dump.add("x" + x + ": 0000000000000000 x" + (x - 1) + ": 0000000000000000 x" + (x - 2)
                    + ": 0000000000000000");
        }
        dump.add("Call trace:");
        dump.add(" lkdtm_SPINLOCKUP+0x20/0x30 (P)");
        return dump;
    }

    private static String idle(int cpu) {
        return "NMI backtrace for cpu " + cpu + " skipped: idling at cpu_do_idle+0x24/0x48";
    }

    private int index(String text) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i;
            }
        }
        throw new AssertionError("no line with " + text);
    }

    private List<Verdict> verdicts() throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        LogJudge.checker(null, call -> verdicts.add(call.verdict()), event -> {})
                .check(new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(ISO_8859_1)));
        return verdicts;
    }
}
