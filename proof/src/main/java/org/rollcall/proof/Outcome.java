package org.rollcall.proof;

import java.time.Duration;
import java.util.SortedSet;

/** What the solver said to one obligation. Only {@link Proved} is a success. */
public sealed interface Outcome {
    Obligation obligation();

    Duration time();

    /** It holds for every set of CPUs; {@code needed} names parts of the hypotheses that it follows from. */
    record Proved(Obligation obligation, Duration time, SortedSet<String> needed) implements Outcome {}

    /** There is a step, or a state, that satisfies the hypotheses and not the conclusion. */
    record Refuted(Obligation obligation, Duration time, Induction counterexample) implements Outcome {}

    /** The solver gave up, or its time was over; {@code reason} in its own words. */
    record Unknown(Obligation obligation, Duration time, String reason) implements Outcome {}
}
