package org.rollcall.belief;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.rollcall.roll.Again;
import org.rollcall.roll.Event;
import org.rollcall.roll.Listener;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;

/** A roll call that comes again is judged as if its messages were told one by one. */
class JudgedAgainTest {
    private static final List<String> BOOT = List.of(
            "Booting Linux on physical CPU 0x0000000000 [0x410fd083]",
            "Linux version 6.12.107 (root@vm)",
            "GICv3: Pseudo-NMIs enabled using relaxed ICC_PMR_EL1 synchronisation");

    /** Its registers say that no handler was entered. */
    private static final List<String> IMPOSSIBLE = List.of(
            "Sending NMI from CPU 0 to CPUs 1:",
            "NMI backtrace for cpu 1",
            "CPU: 1 PID: 78 Comm: sh Not tainted 6.12.107 #1",
            "Hardware name: linux,dummy-virt (DT)",
            "pstate: 600003c5 (nZCv DAIF -PAN -UAO)",
            "pc : delay+0x10/0x38",
            "lr : action+0x20/0x40",
            "sp : ffff0000028a3d00",
            "pmr_save: 000000f0",
            "x29: ffff0000028a3d00 x28: ffff0000013a5700 x27: 0000000000000000");

    private static List<String> sysrq(int... cpus) {
        List<String> records = new ArrayList<>(List.of(
                "sysrq: Show backtrace of all active CPUs",
                "NMI backtrace for cpu 0",
                " nmi_trigger_cpumask_backtrace+0x17c/0x1f8",
                "Sending NMI from CPU 0 to CPUs 1-2:"));
        for (int cpu : cpus) {
            records.add("NMI backtrace for cpu " + cpu + " skipped: idling at cpu_do_idle+0x24/0x48");
        }
        return records;
    }

    private record Judged(List<RollCall> calls, int again) {}

    /** Of its dump the last message is the mask: nothing else is said before the next roll call. */
    @Test
    void whatStoodBeforeIsNotHeldAgainstIt() throws IOException {
        List<String> quiet = Collections.nCopies(150, "usb 1-4: new high-speed USB device number 4");
        Judged judged = judged("", List.of(BOOT, sysrq(1, 2), sysrq(1, 2), IMPOSSIBLE, quiet, sysrq(1, 2)));
        assertThat(judged.again()).isEqualTo(2);
        assertThat(judged.calls())
                .extracting(RollCall::verdict)
                .containsExactly(Verdict.COMPLETE, Verdict.COMPLETE, Verdict.IMPOSSIBLE, Verdict.COMPLETE);
    }

    /** It is taken for one more print of the same answer. */
    @Test
    void anAnswerTooManyIsJudgedTheSameEachTime() throws IOException {
        List<String> twice = new ArrayList<>(sysrq(1, 2));
        twice.add(5, "NMI backtrace for cpu 1 skipped: idling at default_idle+0x10/0x18");
        List<List<String>> log = List.of(BOOT, twice, twice, twice);
        Judged judged = judged("", log);
        assertThat(judged.again()).isPositive();
        assertThat(judged.calls()).hasSize(3).isEqualTo(judged("<6>", log).calls());
    }

    private static Judged judged(String level, List<List<String>> parts) throws IOException {
        var text = new StringBuilder();
        int[] number = {0};
        parts.stream()
                .flatMap(List::stream)
                .forEach(record ->
                        text.append(String.format(Locale.ROOT, "%s[%5d.%06d] %s\n", level, 5, ++number[0], record)));
        List<RollCall> calls = new ArrayList<>();
        int[] again = {0};
        LogJudge.checker(null, calls::add, new Listener() {
                    @Override
                    public void said(Event event) {}

                    @Override
                    public void saidAgain(Again told) {
                        again[0]++;
                    }
                })
                .check(new ByteArrayInputStream(text.toString().getBytes(ISO_8859_1)));
        return new Judged(calls, again[0]);
    }
}
