package org.rollcall.lab.replay;

/** What came of one step. */
sealed interface Outcome {
    /** The CPU is halted at the label. */
    record Arrived() implements Outcome {}

    /** It is halted at the label of another outcome. */
    record Elsewhere(Label label) implements Outcome {}

    /** It got nowhere in time. */
    record Lost() implements Outcome {}
}
