package org.rollcall.belief;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rollcall.log.Line;
import org.rollcall.message.Answering;
import org.rollcall.message.Asking;
import org.rollcall.message.CpuSet;
import org.rollcall.message.Message;
import org.rollcall.roll.Event;

class SuspectsTest {
    private static final int MANY = 5_000;

    private final Suspects suspects = new Suspects();

    @Test
    void aRequestThatIsAnsweredByACpuItDidNotAskIsSuspicious() {
        suspicious(10);
        assertThat(suspects.within(10, 10)).isTrue();
        assertThat(suspects.within(1, 9)).isFalse();
        assertThat(suspects.within(11, 99)).isFalse();
    }

    @Test
    void theNewestAreKept() {
        for (int line = 1; line <= MANY; line++) {
            suspicious(line);
        }
        assertThat(suspects.within(MANY, MANY)).isTrue();
        assertThat(suspects.within(1, 1)).isFalse();
    }

    @Test
    void theNewestAreKeptOfALogThatStandsNewestLineFirst() {
        for (int line = MANY; line >= 1; line--) {
            suspicious(line);
        }
        assertThat(suspects.within(1, 1)).isTrue();
        assertThat(suspects.within(MANY, MANY)).isFalse();
    }

    private void suspicious(long line) {
        note(line, new Asking.SendingNmi(0, CpuSet.of(1), true));
        note(line, new Answering.NmiBacktrace(2));
    }

    private void note(long line, Message message) {
        suspects.note(new Event(new Line(line, 0, null, null, ""), message));
    }
}
