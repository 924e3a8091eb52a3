package org.rollcall.gic;

/**
 * A point on which GICv3 implementations differ. The first twelve are named for what QEMU (7.2 to 10.0) does, the others are
 * left to the implementer. Each has a line in {@code docs/gic.md} and a test of both ways.
 */
public enum Choice {
    /**
     * One best pending interrupt is picked over all groups, and only then {@code ICC_IGRPENn} is looked at: a pending
     * interrupt of a disabled group hides an enabled one. Otherwise a disabled group does not compete.
     */
    DISABLED_GROUP_HIDES,
    /** {@code ICC_CTLR_EL3.EOImode_EL1S} and {@code CBPR_EL1S} read the Non-secure bank. */
    CTLR_EL3_READS_NON_SECURE,
    /**
     * Non-secure writes of {@code ICC_AP1R0_EL1} and {@code ICC_AP1R1_EL1} are ignored where EL3 exists. Not in QEMU
     * 10.0.13.
     */
    NON_SECURE_AP1R_IGNORED,
    /** {@code GICR_IPRIORITYR} keeps 8 bits whatever the CPU interface implements, and all 8 decide the order. */
    PRIORITY_KEEPS_8_BITS,
    /** {@code GICR_WAKER.ChildrenAsleep} does not stop interrupts from being forwarded to the CPU interface. */
    SLEEP_FORWARDS,
    /** {@code GICR_WAKER} can be read and written by Non-secure software though {@code GICD_CTLR.DS} is 0. */
    WAKER_OPEN_TO_NON_SECURE,
    /** An interrupt of priority 0xff is never the highest priority pending one, so {@code ICC_HPPIRn} hides it. */
    PRIORITY_FF_NEVER_PENDING,
    /** {@code GICD_TYPER.ITLinesNumber} is one less than it ought to be. Not in QEMU 10. */
    LINES_NUMBER_SHORT,
    /** A Non-secure write of {@code GICR_INMIR0} or {@code GICD_INMIRn} clears the bits of Secure interrupts. */
    INMIR_CLEARS_SECURE,
    /** {@code ICH_MISR_EL2.VGrp0D} looks at the enable of virtual Group 1. */
    MISR_CONFUSES_GROUPS,
    /** {@code ICH_VMCR_EL2.VPMR} keeps 8 bits when EL2 writes it. */
    VMCR_KEEPS_8_BITS,
    /**
     * Bit 31 of {@code ICC_AP0Rn_EL1} and {@code ICC_AP1Rn_EL1} shows in bits 63:32 too once an acknowledge has set it. Not
     * in QEMU 10.0.13.
     */
    ACTIVE_PRIORITIES_SIGN_EXTENDED,

    /** Of equal priorities the highest INTID comes first, instead of the lowest. */
    HIGHEST_INTID_FIRST,
    /** In the virtual CPU interface too an interrupt of a disabled group hides an enabled one. */
    VIRTUAL_DISABLED_GROUP_HIDES,
    /** {@code ICH_HCR_EL2.EOIcount} counts no end of interrupt that would only have dropped the priority. */
    SPLIT_EOI_NOT_COUNTED,
    /** INTIDs have 16 bits at the CPU interface: {@code ICC_CTLR_ELx.IDbits} is 0. */
    INTID_16_BITS,
    /** Affinity 3 is always 0: {@code A3V} is 0. */
    NO_AFFINITY_3,
    /** With two Security states {@code GICD_CTLR.DS} cannot be set. */
    DS_FIXED,
    /** {@code GICR_NSACR} is RAZ/WI: Non-secure software generates Non-secure Group 1 SGIs only. */
    NSACR_RAZ,
    /** {@code GICD_PIDR2.ArchRev} says GICv4. */
    REVISION_4,
    /** {@code GICR_ICFGR1} cannot be written: every PPI is level-sensitive. */
    PPI_TRIGGERS_FIXED
}
