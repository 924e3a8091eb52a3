package org.rollcall.gickit;

/**
 * What an interrupt handler does. Without {@code endOfInterrupt} it stops after one interrupt.
 *
 * @param endOfInterrupt bit 0: writes {@code ICC_EOIRn}
 * @param deactivate bit 1: writes {@code ICC_DIR}
 * @param ignore bit 2: does not even acknowledge
 * @param nested bit 3: opens a window of its own after the acknowledge
 */
public record HandlerMode(boolean endOfInterrupt, boolean deactivate, boolean ignore, boolean nested) {
    /** Acknowledges one interrupt and stops. */
    public static final HandlerMode ACKNOWLEDGE = of(0);

    /** @param bits 0..15 */
    static HandlerMode of(int bits) {
        return new HandlerMode((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0);
    }

    int bits() {
        return (endOfInterrupt ? 1 : 0) | (deactivate ? 2 : 0) | (ignore ? 4 : 0) | (nested ? 8 : 0);
    }
}
