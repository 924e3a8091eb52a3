package org.rollcall.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.lab.guest.SideChannel;
import org.rollcall.roll.RollCall;

/** Recorded runs agree; the same runs with something taken away or put in do not. */
class ComparisonTest {
    private static final String LOCKUP = "hard-lockup-no-pseudo-nmi";
    private static final String BOTH = "backtrace-then-kdb";

    private static Agreement compare(String scenario, String console, SideChannel side) {
        return Comparison.of(Scenarios.named(scenario), Recorded.judged(console), side);
    }

    @ParameterizedTest
    @ValueSource(strings = {LOCKUP, BOTH})
    void recordedRunsAgree(String scenario) {
        assertThat(compare(scenario, Recorded.console(scenario), Recorded.side(scenario)))
                .isEqualTo(new Agreement.Agrees());
    }

    @Test
    void aLostAnswerDiffers() {
        String lost = Recorded.console(LOCKUP).replaceFirst("\n[^\n]*NMI backtrace for cpu 1 [^\n]*", "");
        assertThat(compare(LOCKUP, lost, Recorded.side(LOCKUP)))
                .isInstanceOfSatisfying(
                        Agreement.Differs.class,
                        differs -> assertThat(differs.detail())
                                .anyMatch(what -> what.startsWith("CPU 1 took 1 CPU backtrace interrupts")));
    }

    @Test
    void anAnswerThatNobodyGaveDiffers() {
        String more =
                Recorded.console(LOCKUP).replace("NMI backtrace for cpu 1 skipped", "NMI backtrace for cpu 2 skipped");
        assertThat(compare(LOCKUP, more, Recorded.side(LOCKUP)).detail())
                .anyMatch(what -> what.startsWith("CPU 2 took 0 CPU backtrace interrupts"));
    }

    @Test
    void aRoundupThatWasNotCountedDiffers() {
        String counted = Recorded.side(BOTH).text();
        int after = counted.lastIndexOf("IPI7:");
        String uncounted =
                counted.substring(0, after) + counted.substring(after).replaceFirst("( 1){1}( .*KGDB)", " 0$2");
        assertThat(uncounted).isNotEqualTo(counted);
        assertThat(compare(BOTH, Recorded.console(BOTH), new SideChannel(uncounted))
                        .word())
                .isEqualTo("NO");
    }

    @Test
    void aRequestThatTheConsoleLostDiffers() {
        String console = Recorded.console(BOTH);
        String lost = console.substring(0, console.indexOf("Entering kdb"));
        assertThat(compare(BOTH, lost, Recorded.side(BOTH)).detail())
                .contains("1 roll calls on the console, 2 expected");
    }

    @Test
    void anotherExpectationDiffers() {
        Agreement other = Comparison.of(
                Scenarios.named("hard-lockup"), Recorded.judged(Recorded.console(LOCKUP)), Recorded.side(LOCKUP));
        assertThat(other.detail()).contains("roll call 1: missed 2, expected none");
    }

    /** Who is asked by the event of SDEI counts no interrupt for it; here they counted some. */
    @Test
    void anAnswerToTheEventThatWasAnInterruptDiffers() {
        Scenario plain = Scenarios.named(LOCKUP);
        var sdei = new Scenario(
                "mine",
                plain.about(),
                plain.cpus(),
                false,
                true,
                plain.words(),
                plain.actions(),
                plain.kdb(),
                plain.expected());
        List<RollCall> calls = Recorded.judged(Recorded.console(LOCKUP));
        assertThat(Comparison.of(sdei, calls, Recorded.side(LOCKUP)).detail())
                .contains("CPU 1 took 1 CPU backtrace interrupts, the console has 0 answers of it");
        String counted = Recorded.side(LOCKUP).text();
        int after = counted.lastIndexOf("IPI6:");
        int end = counted.indexOf('\n', after);
        String none = counted.substring(0, after)
                + counted.substring(after, end).replaceAll(" \\d+", " 0")
                + counted.substring(end);
        assertThat(Comparison.of(sdei, calls, new SideChannel(none))).isEqualTo(new Agreement.Agrees());
    }

    @Test
    void aCpuThatWasNotAskedDiffers() {
        var side = new SideChannel(Recorded.side(LOCKUP).text().replace("@@ONLINE 0-3", "@@ONLINE 0-4"));
        assertThat(compare(LOCKUP, Recorded.console(LOCKUP), side).detail())
                .contains("roll call 1: asked 0-3, online are 0-4");
    }

    @Test
    void withoutCountsThereIsNothingToCompare() {
        assertThat(compare(LOCKUP, Recorded.console(LOCKUP), new SideChannel("")))
                .isEqualTo(new Agreement.NotComparable(
                        List.of("the guest's side channel has no count of \"CPU backtrace interrupts\"")));
    }

    @Test
    void withoutCountsTheExpectationStillHolds() {
        assertThat(compare(LOCKUP, "", new SideChannel("")).word()).isEqualTo("NO");
    }
}
