package org.rollcall.belief;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;

/** Random runs of large machines, written down as their kernels would print them: a log that is real is never impossible. */
class WrittenRunProperties {
    private static final String BOOT = "[    0.000000] Booting Linux on physical CPU 0x0000000000 [0x410fd083]\n"
            + "[    0.000000] GICv3: Pseudo-NMIs enabled using forced ICC_PMR_EL1 synchronisation\n";

    @Property(tries = 1_000)
    void aLogOfARunIsNotImpossible(@ForAll("runs") LargeRun run) throws IOException {
        List<Verdict> verdicts = verdicts(WrittenRun.of(run).console());
        assertThat(verdicts).doesNotContain(Verdict.IMPOSSIBLE);
        Statistics.label("verdicts").collect(verdicts);
        for (Verdict verdict : List.of(Verdict.COMPLETE, Verdict.MISSED)) {
            Statistics.label(verdict.word())
                    .collect(verdicts.contains(verdict))
                    .coverage(checker -> checker.check(true).percentage(p -> p > 5));
        }
    }

    /** The property above is worth something: the same logs with one answer more often are. */
    @Property(tries = 300)
    void withAnAnswerMadeUpItOftenIs(
            @ForAll("runs") LargeRun run, @ForAll @IntRange(max = 999) int where, @ForAll @IntRange(max = 11) int cpu)
            throws IOException {
        List<String> lines = new ArrayList<>(WrittenRun.of(run).console());
        int at = where % (lines.size() + 1);
        String before = at == 0 ? "[    4.900000] " : lines.get(at - 1);
        lines.add(
                at,
                before.substring(0, 15) + WrittenRun.answer(cpu % run.large().cpus()));
        Statistics.label("impossible")
                .collect(verdicts(lines).contains(Verdict.IMPOSSIBLE))
                .coverage(checker -> checker.check(true).percentage(p -> p > 5));
    }

    @Provide
    Arbitrary<LargeRun> runs() {
        return LargeRun.any(LargeRun.Roll.LATE_ANSWERS);
    }

    private static List<Verdict> verdicts(List<String> lines) throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        String log = BOOT + String.join("\n", lines) + "\n";
        LogJudge.checker(null, (RollCall call) -> verdicts.add(call.verdict()), event -> {})
                .check(new ByteArrayInputStream(log.getBytes(ISO_8859_1)));
        return verdicts;
    }
}
