package org.rollcall.roll;

import org.jspecify.annotations.Nullable;

/**
 * One reason of a verdict.
 *
 * @param code stable; explained in {@code docs/reasons.md}
 * @param cpu the CPU it is about, or null
 * @param line the line of the evidence, from 1; 0 if it is the absence of a line
 * @param text a sentence for people
 */
public record Reason(ReasonCode code, @Nullable Integer cpu, long line, String text) {}
