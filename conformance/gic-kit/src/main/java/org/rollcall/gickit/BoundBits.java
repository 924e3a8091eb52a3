package org.rollcall.gickit;

import org.rollcall.gic.Register;

/**
 * Which bits of a register the architecture and a script's header decide. The rest identify the implementation or show
 * features that are not modelled, and bind nobody. Source: Linux arm-gic-v3.h; Arm's register pages.
 */
final class BoundBits {
    private static final long SECURITY_EXTN_A3V_RSS = 1 << 10 | 1 << 24 | 1 << 26;
    private static final long LINES_AND_NO_1_OF_N = 0x1f | 1 << 25;
    private static final long NMI = 1 << 9;
    private static final long RWP_AND_UWP = 1L << 3 | 1L << 31;
    private static final long ARCHITECTURE_REVISION = 0xf0;
    private static final long AFFINITY_AND_LAST = 0xffffffffL << 32 | 1 << 4;
    private static final long PMHE = 1 << 6;
    private static final long SEIS_AND_EXT_RANGE = 1 << 14 | 1 << 19;
    private static final long RM_AND_NDS = 1 << 5 | 1 << 17;
    /** SRE; the bypass bits and Enable may be fixed or not. */
    private static final long SRE = 1;

    private static final long PRI_PRE_ID_BITS_A3V_AND_LISTS = 0xfcL << 24 | 1 << 23 | 1 << 21 | 0x1f;
    /** Without DVIM, vSGIEOICount and TSEI, which a GICv3 may lack. */
    private static final long ICH_HCR = 0xf8005cffL;
    /** Without the fields that are RES0; how many bits an INTID has is open above 16. */
    private static final long LIST_REGISTER = ~(0xffff0000L | 0x7L << 45 | 0x7L << 56);
    /** Without VAckCtl and VFIQEn, which stand for legacy operation. */
    private static final long ICH_VMCR = ~0xcL;

    private BoundBits() {}

    /** @param declared what the GIC's author says: a number of SPIs binds {@code GICD_TYPER} further, and so does NMI */
    static long of(Register register, Declaration declared) {
        return register == Register.GICD_TYPER
                ? SECURITY_EXTN_A3V_RSS
                        | (declared.has(Extension.SPIS) ? LINES_AND_NO_1_OF_N : 0)
                        | (declared.has(Extension.NMI) ? NMI : 0)
                : of(register);
    }

    private static long of(Register register) {
        if (register.listRegisterIndex() >= 0) {
            return LIST_REGISTER;
        }
        return switch (register) {
            case GICD_IIDR, GICD_TYPER2, GICR_IIDR -> 0;
            case GICD_PIDR2, GICR_PIDR2 -> ARCHITECTURE_REVISION;
            case GICR_CTLR -> RWP_AND_UWP;
            case ICH_HCR_EL2 -> ICH_HCR;
            case ICH_VMCR_EL2 -> ICH_VMCR;
            case GICR_TYPER -> AFFINITY_AND_LAST;
            case ICC_CTLR_EL1 -> ~(PMHE | SEIS_AND_EXT_RANGE);
            case ICC_CTLR_EL3 -> ~(PMHE | SEIS_AND_EXT_RANGE | RM_AND_NDS);
            case ICC_SRE_EL1, ICC_SRE_EL2, ICC_SRE_EL3 -> SRE;
            case ICH_VTR_EL2 -> PRI_PRE_ID_BITS_A3V_AND_LISTS;
            default -> -1;
        };
    }
}
