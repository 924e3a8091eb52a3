package org.rollcall.cpu;

/**
 * The two registers that decide what a CPU takes.
 *
 * @param pmr {@code ICC_PMR_EL1} as Linux writes and reads it, 0..0xff
 * @param daif {@code PSTATE.DAIF}
 */
public record InterruptMask(int pmr, Daif daif) {
    /** Checks the range of {@code pmr}. */
    public InterruptMask {
        if (pmr < 0 || pmr > 0xff) {
            throw new IllegalArgumentException("ICC_PMR_EL1 is a byte, not 0x" + Integer.toHexString(pmr));
        }
    }
}
