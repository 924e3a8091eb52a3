package org.rollcall.gic;

/** INTIDs that name no interrupt, and the bounds of those that do. Source: QEMU gicv3_internal.h; Linux arm-gic-v3.h. */
public final class SpecialIntid {
    /** EL3 is told that the best interrupt is one for Secure EL1. */
    public static final int SECURE = 1020;
    /** EL3 is told that the best interrupt is one for the Non-secure state. */
    public static final int NON_SECURE = 1021;
    /** The best interrupt has superpriority: {@code ICC_NMIAR1_EL1} acknowledges it. */
    public static final int NON_MASKABLE = 1022;
    /** Nothing to acknowledge. */
    public static final int SPURIOUS = 1023;
    /** SGIs are 0..15. */
    public static final int FIRST_PPI = 16;
    /** SGIs and PPIs, the INTIDs of a Redistributor, are 0..31. */
    public static final int FIRST_SPI = 32;

    /** The last SPI of QEMU's machine {@code virt}, which has 256. */
    static final int LAST_SPI = 287;

    private SpecialIntid() {}
}
