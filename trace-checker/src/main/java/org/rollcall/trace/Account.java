package org.rollcall.trace;

import org.jspecify.annotations.Nullable;

/**
 * What a trace tells of one CPU that was asked.
 *
 * @param cpu the CPU
 * @param finding how far it came
 * @param taken the interrupt, or null if none was seen
 * @param masked where it masked interrupts last without unmasking them again before the trace ends, or null
 * @param why a clause for people: what shows the finding, or why nothing is shown
 */
public record Account(
        int cpu, Finding finding, Interrupts.@Nullable Taken taken, TraceEvent.@Nullable IrqMask masked, String why) {
    /** How far a CPU came. */
    public enum Finding {
        /** It took the interrupt and left the handler. */
        FINISHED,
        /** It took the interrupt and never left the handler. */
        NOT_FINISHED,
        /** It took no such interrupt as long as it was waited for, and no event of it is missing. */
        NEVER_TAKEN,
        /** It took no such interrupt up to the end of the trace, which ends before the wait. */
        NOT_YET_TAKEN,
        /** The trace decides nothing. */
        UNKNOWN;

        /** Whether the interrupt was taken while it was waited for. */
        public boolean isTaken() {
            return this == FINISHED || this == NOT_FINISHED;
        }
    }
}
