package org.rollcall.gic;

/**
 * What an implementer of a GICv3 may have beside SGIs, PPIs and the physical CPU interface.
 *
 * @param spis number of SPIs, from INTID 32: a multiple of 32, 0..960
 * @param oneOfN {@code GICD_TYPER.No1N} = 0: an SPI can be routed to any PE
 * @param nonMaskable {@code FEAT_GICv3_NMI}: an interrupt of Group 1 can have superpriority
 * @param listRegisters number of {@code ICH_LRn_EL2}, 1..16
 * @param virtualPriorityBits implemented bits of a virtual priority, 5..8
 * @param virtualPreemptionBits how many of them can take part in pre-emption, 5..7
 */
public record GicExtensions(
        int spis,
        boolean oneOfN,
        boolean nonMaskable,
        int listRegisters,
        int virtualPriorityBits,
        int virtualPreemptionBits) {
    /** No SPIs, no superpriority, and a virtual CPU interface like that of most of Arm's cores. */
    public static final GicExtensions NONE = new GicExtensions(0, false, false, 4, 5, 5);

    private static final int BANK = 32;
    private static final int MOST_SPIS = 960;
    private static final int MOST_LIST_REGISTERS = 16;
    private static final int LEAST_BITS = 5;

    /** @throws IllegalArgumentException if a number is out of its range */
    public GicExtensions {
        if (spis < 0 || spis > MOST_SPIS || spis % BANK != 0) {
            throw new IllegalArgumentException("number of SPIs " + spis + " is not a multiple of 32 in 0..960");
        }
        if (oneOfN && spis == 0) {
            throw new IllegalArgumentException("1-of-N needs SPIs");
        }
        if (listRegisters < 1 || listRegisters > MOST_LIST_REGISTERS) {
            throw new IllegalArgumentException("number of list registers " + listRegisters + " is not in 1..16");
        }
        if (virtualPriorityBits < LEAST_BITS || virtualPriorityBits > Byte.SIZE) {
            throw new IllegalArgumentException("virtual priority bits " + virtualPriorityBits + " is not in 5..8");
        }
        int most = GicConfiguration.preemptionBitsOf(virtualPriorityBits);
        if (virtualPreemptionBits < LEAST_BITS || virtualPreemptionBits > most) {
            throw new IllegalArgumentException(
                    "virtual pre-emption bits " + virtualPreemptionBits + " is not in 5.." + most);
        }
    }

    /** Number of INTIDs of the Distributor, SGIs and PPIs among them. */
    public int intids() {
        return spis + BANK;
    }

    /** Number of {@code ICH_AP0Rn_EL2} and of {@code ICH_AP1Rn_EL2}: 1, 2 or 4. */
    int activePriorityRegisters() {
        return 1 << virtualPreemptionBits - LEAST_BITS;
    }
}
