package org.rollcall.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.roll.Reason;
import org.rollcall.roll.ReasonCode;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;

/** A reason of one CPU reads as one, of several as one too. */
class ReasonGroupTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CPU 2 was reached by a pseudo-NMI | CPU 2-3 were reached by a pseudo-NMI",
                "CPU 2 was said not to respond, and answered | CPU 2-3 were said not to respond, and answered",
                "CPU 2 answers, but the wait was over | CPU 2-3 answer, but the wait was over",
                "CPU 2 answered before the request line | CPU 2-3 answered before the request line",
                "CPU 2: it seems to run with interrupts disabled | CPU 2-3: they seem to run with interrupts disabled",
                "CPU 2: it may be in firmware | CPU 2-3: they may be in firmware",
                "CPU 2: it went offline | CPU 2-3: they went offline",
                "CPU 2: its NMI could not be requested | CPU 2-3: their NMIs could not be requested",
                "CPU 2: the kernel says that it has not responded | CPU 2-3: the kernel says that they have not responded",
                "CPU 2: the kernel says that NMIs do not reach it | CPU 2-3: the kernel says that NMIs do not reach them",
                "CPU 2 may answer the request after its wait was over | CPU 2-3 may answer the request after its wait was over"
            })
    void ofOneAndOfSeveral(String one, String several) {
        assertThat(ReasonGroup.of(call(one, 2)).get(0).text()).isEqualTo(one);
        assertThat(ReasonGroup.of(call(one, 2, 3)).get(0).text()).isEqualTo(several);
    }

    @Test
    void theSameWordsAboutAnotherCpu() {
        String text = "CPU 2 holds the lock";
        List<Reason> reasons =
                List.of(new Reason(ReasonCode.FIRMWARE, 2, 1, text), new Reason(ReasonCode.FIRMWARE, 3, 1, text));
        assertThat(ReasonGroup.of(BareRollCall.of(1, Verdict.MISSED, reasons)))
                .extracting(ReasonGroup::text)
                .containsExactly(text, "CPU 3: " + text);
    }

    private static RollCall call(String text, int... cpus) {
        List<Reason> reasons = IntStream.of(cpus)
                .mapToObj(cpu -> new Reason(ReasonCode.FIRMWARE, cpu, 1, text.replace("CPU 2", "CPU " + cpu)))
                .toList();
        return BareRollCall.of(1, Verdict.MISSED, reasons);
    }
}
