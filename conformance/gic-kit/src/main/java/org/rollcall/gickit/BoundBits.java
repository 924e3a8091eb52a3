package org.rollcall.gickit;

import org.rollcall.gic.Register;

/**
 * Which bits of a register the architecture and a script's header decide. The rest identify the implementation or show
 * features that are not modelled, and bind nobody. Source: Linux arm-gic-v3.h; Arm's register pages.
 */
final class BoundBits {
    private static final long SECURITY_EXTN_A3V_RSS = 1 << 10 | 1 << 24 | 1 << 26;
    private static final long AFFINITY_AND_LAST = 0xffffffffL << 32 | 1 << 4;
    private static final long PMHE = 1 << 6;
    private static final long SEIS_AND_EXT_RANGE = 1 << 14 | 1 << 19;
    private static final long RM_AND_NDS = 1 << 5 | 1 << 17;
    /** SRE; the bypass bits and Enable may be fixed or not. */
    private static final long SRE = 1;

    private static final long PRI_PRE_ID_BITS_A3V = 0xffL << 24 | 1 << 23 | 1 << 21;

    private BoundBits() {}

    static long of(Register register) {
        return switch (register) {
            case GICD_TYPER -> SECURITY_EXTN_A3V_RSS;
            case GICR_TYPER -> AFFINITY_AND_LAST;
            case ICC_CTLR_EL1 -> ~(PMHE | SEIS_AND_EXT_RANGE);
            case ICC_CTLR_EL3 -> ~(PMHE | SEIS_AND_EXT_RANGE | RM_AND_NDS);
            case ICC_SRE_EL1, ICC_SRE_EL2, ICC_SRE_EL3 -> SRE;
            case ICH_VTR_EL2 -> PRI_PRE_ID_BITS_A3V;
            default -> -1;
        };
    }
}
