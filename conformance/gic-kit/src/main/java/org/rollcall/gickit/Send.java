package org.rollcall.gickit;

/**
 * A write of ICC_SGI1R_EL1.
 *
 * @param targets bit n for PE n
 */
record Send(int pe, int intid, int targets) {
    boolean reaches(int other) {
        return (targets >> other & 1) == 1;
    }

    /** The value that is written. */
    long value() {
        return (long) intid << 24 | targets;
    }
}
