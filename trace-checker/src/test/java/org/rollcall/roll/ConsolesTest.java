package org.rollcall.roll;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rollcall.log.Line;
import org.rollcall.log.Stamp;

/** Only the next line, with the same words and the same microsecond, is the same record of another console. */
class ConsolesTest {
    private static final Stamp TIME = new Stamp(Stamp.Clock.KERNEL, 7_500_000);

    private final Consoles consoles = new Consoles();

    @Test
    void theSameRecordInTheNextLine() {
        assertThat(isAgainBehind(line(1, TIME, "Stopped"), line(2, TIME, "Stopped")))
                .isTrue();
    }

    @Test
    void aRecordBetween() {
        assertThat(isAgainBehind(line(1, TIME, "Stopped"), line(3, TIME, "Stopped")))
                .isFalse();
    }

    @Test
    void otherWords() {
        assertThat(isAgainBehind(line(1, TIME, "Stopped"), line(2, TIME, "Started")))
                .isFalse();
    }

    @Test
    void otherTimes() {
        var later = new Stamp(Stamp.Clock.KERNEL, 7_500_001);
        var coarse = new Stamp(Stamp.Clock.KERNEL, 7_500_000, 100_000);
        assertThat(isAgainBehind(line(1, TIME, "Stopped"), line(2, later, "Stopped")))
                .isFalse();
        assertThat(isAgainBehind(line(1, coarse, "Stopped"), line(2, TIME, "Stopped")))
                .isFalse();
        assertThat(isAgainBehind(line(1, coarse, "Stopped"), line(2, coarse, "Stopped")))
                .isFalse();
        assertThat(isAgainBehind(line(1, null, "Stopped"), line(2, TIME, "Stopped")))
                .isFalse();
        assertThat(isAgainBehind(line(1, null, "Stopped"), line(2, null, "Stopped")))
                .isFalse();
    }

    private boolean isAgainBehind(Line before, Line next) {
        consoles.said(before);
        return consoles.isAgain(next);
    }

    private static Line line(long number, @Nullable Stamp time, String text) {
        return new Line(number, 0, time, null, text);
    }
}
