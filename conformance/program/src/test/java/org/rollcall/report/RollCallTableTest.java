package org.rollcall.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Kind;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Trigger;
import org.rollcall.roll.Verdict;

/** Columns of sets are as wide as what they show, lists or counts, and only a verdict has its colour. */
class RollCallTableTest {
    /** Lists of nine characters, of 90 CPUs and of 5. */
    private static final List<CpuSet> AS_LONG = List.of(CpuSet.parse("10-98,100"), CpuSet.parse("0,2,4,6,8"));

    @Test
    void aColumnOfCountsHasRoomForTheLargest() {
        int counted = 0;
        for (int width = 30; width < 100; width++) {
            List<String> lines = table(width, Ink.PLAIN, AS_LONG);
            if (lines.get(1).contains("90 CPUs")) {
                counted++;
                assertThat(lines.get(1).indexOf("777"))
                        .isEqualTo(lines.get(2).indexOf("777"))
                        .isEqualTo(lines.get(0).indexOf("answered"));
            }
        }
        assertThat(counted).isPositive();
    }

    @Test
    void aListThatIsNeverShownTakesNoRoom() {
        CpuSet many = CpuSet.of(IntStream.range(0, 101).map(cpu -> 2 * cpu).toArray());
        List<String> lines = table(600, Ink.PLAIN, List.of(many, CpuSet.of(1)));
        assertThat(lines.get(1)).contains("101 CPUs").hasSizeLessThan(100);
    }

    @Test
    void onlyTheVerdictHasItsColour() {
        List<String> lines = table(100, Ink.ANSI, AS_LONG);
        assertThat(lines.get(1).split("\u001b\\[1;31mmissed *\u001b\\[0m", -1)).hasSize(2);
        assertThat(lines.get(1).split("\u001b", -1)).hasSize(3);
    }

    private static List<String> table(int width, Ink ink, List<CpuSet> asked) {
        var table = new RollCallTable(new ReportOptions(width, ink, false, ReportOptions.UNKNOWN_BUILD));
        List<String> lines = new ArrayList<>();
        try (var calls = new KeptCalls()) {
            for (CpuSet cpus : asked) {
                RollCall call = call(calls.size() + 1, cpus);
                calls.add(call);
                table.add(call);
            }
            table.print(calls, lines::add);
        }
        return lines;
    }

    private static RollCall call(int index, CpuSet asked) {
        CpuSet answered = CpuSet.of(777);
        return new RollCall(
                index,
                1,
                9,
                9,
                9,
                Kind.BACKTRACE,
                Trigger.SYSRQ_L,
                0,
                asked,
                answered,
                null,
                null,
                null,
                Verdict.MISSED,
                List.of());
    }
}
