package org.rollcall.lab.replay;

/** What came of one step. */
sealed interface Outcome {
    /** The CPU stands at the label. */
    record Arrived() implements Outcome {}

    /** It stands at the label of another outcome. */
    record Elsewhere(Label label) implements Outcome {}

    /** It got nowhere in time. */
    record Lost() implements Outcome {}
}
