package org.rollcall.belief;

import org.rollcall.kernel.StepKind;

/**
 * A line that no behaviour explains.
 *
 * @param line where it stands, from 1
 * @param cpu the CPU that it is about, as the text numbers it
 * @param step the step of the specification that the line shows or that it would need
 * @param guard why that step was not possible, in the words of the kernel
 */
public record Contradiction(long line, int cpu, StepKind step, String guard) {
    @Override
    public String toString() {
        return "line " + line + ": CPU " + cpu + ": " + guard;
    }
}
