package org.rollcall.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@",
                "[  376.894502] @",
                "[ 1432.920513][ T1054] @",
                "[    0.000000][    C0] @\r",
                "<6>[  376.894502] @",
                "[  +0.000002] @",
                "[Mo Nov  4 11:38:47 2024] @",
                "[2023-10-13 02:51:12]  [60090.010388] @",
                "Jun 28 07:39:14 host0 kernel: [ 3110.420643] @",
                "Jun 28 07:39:14  [ 3110.420643][    C0] @",
                "Oct 16 20:47:19 h00 kernel: @",
                "2025-05-16T20:10:19.829615+02:00 host kernel: [    C2] @",
                "2024-01-31 08:09:10 @",
                "> @",
                ">> [  376.894502] @",
                "> > > > > > @",
                "| @",
                "    @",
                "\t@",
                "```[78263.190437] @",
                "@^M",
                "\u001b[0;32m@\u001b[0m",
                "#011@",
                "/ # \u001b[6n[    5.970848] @",
                "generic/476 17s ... [74627.036659][    C2] @",
                "more> \r@",
                "\"text\\n[    1.000000] @\\nmore"
            })
    void takesOffWhatStandsAroundARecord(String frame) {
        String message = "NMI backtrace for cpu 3";
        assertThat(records(frame.replace("@", message))).extracting(Line::text).contains(message);
    }

    @Test
    void readsTheStampAndTheCaller() {
        Line line = records("<4>[  376.894502][   C12] text").get(0);
        assertThat(line.time()).isEqualTo(new Stamp(Stamp.Clock.KERNEL, 376_894_502));
        assertThat(line.caller()).isEqualTo("C12");
    }

    @Test
    void prefersTheKernelsClockToTheLoggers() {
        Line line = records("Jun 28 07:39:14 host0 kernel: [ 3110.420643] text").get(0);
        assertThat(line.time()).isEqualTo(new Stamp(Stamp.Clock.KERNEL, 3_110_420_643L));
    }

    @Test
    void differencesOfDatesAreSeconds() {
        long before = micros("2024-02-28T23:59:59Z text");
        assertThat(micros("2024-02-29 00:00:01 text") - before).isEqualTo(2_000_000);
        assertThat(micros("Oct 16 20:47:29 h kernel: x") - micros("Oct 16 20:47:19 h kernel: x"))
                .isEqualTo(10_000_000);
    }

    @Test
    void cutsJoinedRecordsApart() {
        assertThat(records("> [    1.000000] one [    2.500000] two"))
                .extracting(
                        Line::text,
                        line -> line.time() == null ? -1 : line.time().micros())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("one", 1_000_000L),
                        org.assertj.core.groups.Tuple.tuple("two", 2_500_000L));
    }

    @Test
    void doesNotTakeOffWhatBelongsToAMessage() {
        assertThat(records("[6]kdb> btc").get(0).text()).isEqualTo("[6]kdb> btc");
        assertThat(records("[<c031183c>] (unwind_backtrace) from").get(0).text())
                .isEqualTo("[<c031183c>] (unwind_backtrace) from");
        assertThat(records("Jun 28 07:39:14 host0 sshd[1]: x kernel: NMI")
                        .get(0)
                        .text())
                .startsWith("host0 sshd");
    }

    private static long micros(String line) {
        Stamp stamp = records(line).get(0).time();
        assertThat(stamp).isNotNull();
        return stamp.micros();
    }

    private static List<Line> records(String line) {
        return records(line, List.of());
    }

    /** The records of the first of these lines. */
    private static List<Line> records(String line, List<String> behind) {
        var framing = new Framing(
                text -> text.indexOf("NMI backtrace for cpu"),
                text -> text.contains("NMI  backtrace"),
                new Neighbours() {
                    @Override
                    public List<String> before(int most) {
                        return List.of();
                    }

                    @Override
                    public List<String> behind(int most) {
                        return behind;
                    }
                });
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        List<Line> records = new ArrayList<>();
        framing.records(1, 0, bytes, 0, bytes.length, true, records::add);
        return records;
    }
}
