package org.rollcall.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.message.CpuSet;

/** Texts that no kernel should print, and texts that never end. */
class BadInputTest {
    private static final String OPEN = """
            [   10.000100] NMI backtrace for cpu 0
            [   10.000400] Sending NMI from CPU 0 to CPUs 1-2:
            [   10.000500] NMI backtrace for cpu 1
            """;

    @Test
    void aListOfAHundredThousandCpusIsAskedOneByOne() {
        String list = IntStream.rangeClosed(1, 100_000)
                .filter(cpu -> cpu % 2 == 1)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(","));
        String text = "Sending NMI from CPU 0 to CPUs " + list + ":\nNMI backtrace for cpu 99999\n";
        List<RollCall> calls = Logs.check(text);
        assertThat(calls).hasSize(1);
        CpuSet asked = calls.get(0).asked();
        assertThat(asked).isNotNull();
        assertThat(asked.size()).isEqualTo(50_000);
        assertThat(calls.get(0).answered()).isEqualTo(CpuSet.of(99_999));
    }

    @Test
    void aRangeOfAHundredThousandCpus() {
        RollCall call = Logs.check("Sending NMI from CPU 0 to CPUs 1-100000:\n").get(0);
        assertThat(call.asked()).isNotNull();
        assertThat(call.asked().size()).isEqualTo(100_000);
        assertThat(call.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sending NMI from CPU -1 to CPUs 1-3:",
                "Sending NMI from CPU 0 to CPUs -1:",
                "Sending NMI from CPU 0 to CPUs 3-1:",
                "Sending NMI from CPU 0 to CPUs 1--3:",
                "Sending NMI from CPU 0 to CPUs 0-4294967295:",
                "Sending NMI from CPU 99999999999999999999 to CPUs 1:",
                "NMI backtrace for cpu -1",
                "NMI backtrace for cpu 18446744073709551615"
            })
    void whatIsNoCpuIsNoRollCall(String line) {
        assertThat(Logs.check(line + "\n")).isEmpty();
        // nor does it disturb the roll call it stands in
        assertThat(Logs.check(OPEN + line + "\n[   10.000600] NMI backtrace for cpu 2\n"))
                .extracting(RollCall::verdict)
                .containsExactly(Verdict.COMPLETE);
    }

    @Test
    void aLogThatFallsSilentIsJudgedThoughItsStreamNeverEnds() throws IOException {
        List<RollCall> calls = new ArrayList<>();
        var checker = new LogChecker(calls::add);
        InputStream neverEnds = new ByteArrayInputStream(OPEN.getBytes(StandardCharsets.US_ASCII)) {
            @Override
            public synchronized int read(byte[] buf, int from, int length) {
                return Math.max(0, super.read(buf, from, length));
            }
        };
        while (checker.checkSome(neverEnds) > 0) {
            // what has come is read
        }
        assertThat(calls).isEmpty();
        checker.quiet();
        assertThat(calls).extracting(RollCall::verdict).containsExactly(Verdict.MISSED);
        assertThat(calls.get(0).missed()).isEqualTo(CpuSet.of(2));
        assertThat(calls.get(0).reasons()).extracting(Reason::code).contains(ReasonCode.WAIT_OVER);
    }
}
