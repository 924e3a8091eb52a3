package org.rollcall.machine;

import java.util.stream.Stream;
import org.rollcall.kernel.Timeouts;

/**
 * What stands for the clock that the model does not have.
 *
 * @param timeouts when a time-out may fire
 * @param urgent a deliverable interrupt is taken before the next task step
 */
public record Timing(Timeouts timeouts, boolean urgent) {
    /** Time-outs fair, delivery urgent. */
    public static final Timing USUAL = new Timing(Timeouts.FAIR, true);

    static Stream<Constant<Timing, ?>> constants() {
        return Stream.of(
                new Constant<>("Timeouts", Timeouts.class, Timing::timeouts, Timing::withTimeouts),
                new Constant<>("Urgent", Boolean.class, Timing::urgent, Timing::withUrgent));
    }

    /** With {@code timeouts}. */
    public Timing withTimeouts(Timeouts timeouts) {
        return new Timing(timeouts, urgent);
    }

    /** With {@code urgent}. */
    public Timing withUrgent(boolean urgent) {
        return new Timing(timeouts, urgent);
    }
}
