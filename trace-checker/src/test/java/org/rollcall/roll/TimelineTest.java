package org.rollcall.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.log.Line;
import org.rollcall.log.Stamp;
import org.rollcall.message.Answering;
import org.rollcall.message.Asking;
import org.rollcall.message.CpuSet;
import org.rollcall.message.Message;

/** Jumps of the kernel's time: {@code !} is a stamp that is not trusted, {@code |} another boot. */
class TimelineTest {
    private static final Message REQUEST = new Asking.SendingNmi(0, CpuSet.of(1), true);
    private static final Message ANSWER = new Answering.SkippedIdling(1);

    private final List<String> seen = new ArrayList<>();
    private boolean waits = true;
    private final Timeline timeline = new Timeline(
            (line, message, trusted) -> seen.add(line.time().micros() / 1_000_000 + (trusted ? "" : "!")),
            () -> seen.add("|"),
            () -> waits,
            () -> seen.add("?"));

    @Test
    void aPauseIsReal() {
        read(1, 2, 60, 61, 62);
        assertThat(seen).as("until it shows").containsExactly("1", "2");
        timeline.finish();
        assertThat(seen).containsExactly("1", "2", "60", "61", "62");
    }

    @Test
    void oneRecordFarAheadIsNot() {
        read(1, 2, 60, 3, 60, 4);
        assertThat(seen).containsExactly("1", "2", "60!", "3", "60!", "4");
    }

    @Test
    void oneRecordFarAheadIsNotBehindAPauseEither() {
        read(1, 60, 61, 3_900, 62, 63);
        timeline.finish();
        assertThat(seen).containsExactly("1", "60", "61", "3900!", "62", "63");
    }

    @Test
    void oneRecordFarAheadAtTheEndIsNotEither() {
        read(1, 60, 61, 3_900);
        timeline.finish();
        assertThat(seen).containsExactly("1", "60", "61", "3900!");
        waits = false;
        read(62, 7_900);
        timeline.finish();
        assertThat(seen).as("nobody minds").endsWith("62", "7900");
    }

    @Test
    void whatGoesOnFarAheadIsReal() {
        read(1, 3_900, 3_901);
        timeline.finish();
        assertThat(seen).containsExactly("1", "3900", "3901");
    }

    @Test
    void soMuchTextInOneSecondIsNotOfOneCpuEither() {
        read(1);
        for (int i = 0; i < 300; i++) {
            read(3_900);
        }
        assertThat(seen).hasSize(301).contains("3900").doesNotContain("3900!");
    }

    @Test
    void severalPausesAreReal() {
        read(1, 24, 34, 44, 54);
        timeline.finish();
        assertThat(seen).containsExactly("1", "24", "34", "44", "54");
    }

    @Test
    void aClockThatStandsStillIsBehind() {
        read(80, 70, 70, 70, 81);
        assertThat(seen).containsExactly("80", "70!", "70!", "70!", "81");
    }

    @Test
    void timeThatBeginsAnewAndGoesItsWayIsAnotherBoot() {
        read(8, 0, 1, 2, 3, 4);
        assertThat(seen).containsExactly("8", "|", "0", "1", "2", "3", "4");
    }

    @Test
    void anAnswerAtTheEndMayBeOfASlowCpuButARequestIsOfAnotherBoot() {
        read(80, 70);
        read(ANSWER, 70);
        timeline.finish();
        assertThat(seen).containsExactly("80", "70!", "70!");
        seen.clear();
        read(REQUEST, 71);
        timeline.finish();
        assertThat(seen).containsExactly("|", "71");
    }

    @Test
    void noCpuIsBehindForAnHour() {
        read(8_000, 4_000);
        timeline.finish();
        assertThat(seen).containsExactly("8000", "|", "4000");
    }

    @Test
    void soMuchTextIsNotOfOneCpu() {
        read(80);
        for (int i = 0; i < 300; i++) {
            read(10);
        }
        assertThat(seen).hasSize(302).startsWith("80", "|", "10").doesNotContain("10!");
    }

    @Test
    void onlyAPartOfARollCallMakesEveryLineMatter() {
        read(1, 60);
        assertThat(timeline.holdsRollCall()).isFalse();
        read(REQUEST, 60);
        assertThat(timeline.holdsRollCall()).isTrue();
        timeline.finish();
        assertThat(timeline.holdsRollCall()).isFalse();
    }

    private void read(int... seconds) {
        for (int second : seconds) {
            read(null, second);
        }
    }

    private void read(Message message, int second) {
        timeline.accept(new Line(1, 0, new Stamp(Stamp.Clock.KERNEL, second * 1_000_000L), null, ""), message);
    }
}
