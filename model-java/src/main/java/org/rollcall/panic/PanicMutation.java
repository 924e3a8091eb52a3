package org.rollcall.panic;

import org.rollcall.kernel.Word;

/** {@code PanicElection.tla} changed in one place, by the step that is changed. */
public enum PanicMutation implements Word {
    /** The kernel as it is. */
    NONE("none"),
    /** The loser of the redirect panics itself. */
    J4("J4"),
    /** The loser of {@code panic_try_start()} goes on. */
    J8("J8"),
    /** stop_in_progress is not looked at. */
    K1("K1"),
    /** The handler of the event does not look at the flag. */
    D1("D1"),
    /** As in 6.12, a CPU is offline before it masks its interrupts. */
    Q1("Q1");

    private final String specName;

    PanicMutation(String specName) {
        this.specName = specName;
    }

    @Override
    public String specName() {
        return specName;
    }
}
