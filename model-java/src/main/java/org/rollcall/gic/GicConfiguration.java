package org.rollcall.gic;

/**
 * What an implementer of a GICv3 chooses.
 *
 * @param pes number of PEs, 1..256
 * @param priorityBits implemented bits of a priority, 4..8; 5 or more with two Security states
 * @param preemptionBits how many of them can take part in pre-emption, from 4 (5 with two Security states) to 7: the least
 *     binary point is 7 less this
 * @param twoSecurityStates whether EL3 and the Secure state exist ({@code GICD_CTLR.DS} resets to 0)
 * @param rangeSelector {@code GICD_TYPER.RSS}: SGIs reach Aff0 values above 15, and all PEs share one cluster
 * @param ppis which of INTIDs 16..31 exist, bit n for INTID n; fields of the others are RAZ/WI
 * @param extensions SPIs, superpriority and the virtual CPU interface
 * @param compatibility whom to follow where implementations differ
 */
public record GicConfiguration(
        int pes,
        int priorityBits,
        int preemptionBits,
        boolean twoSecurityStates,
        boolean rangeSelector,
        int ppis,
        GicExtensions extensions,
        Compatibility compatibility) {
    /** Every PPI. */
    public static final int ALL_PPIS = 0xffff0000;

    private static final int SGI_TARGETS = 16;
    private static final int MOST_PES = 256;

    /** @throws IllegalArgumentException if a number is out of its range */
    public GicConfiguration {
        if (pes < 1 || pes > MOST_PES) {
            throw new IllegalArgumentException("number of PEs " + pes + " is not in 1..256");
        }
        int least = twoSecurityStates ? 5 : 4;
        if (priorityBits < least || priorityBits > 8) {
            throw new IllegalArgumentException("priority bits " + priorityBits + " is not in " + least + "..8");
        }
        int most = preemptionBitsOf(priorityBits);
        if (preemptionBits < least || preemptionBits > most) {
            throw new IllegalArgumentException(
                    "pre-emption bits " + preemptionBits + " is not in " + least + ".." + most);
        }
        if ((ppis & ~ALL_PPIS) != 0) {
            throw new IllegalArgumentException("PPIs are INTIDs 16..31");
        }
    }

    /** All bits of a priority but the lowest of 8 take part in pre-emption, and every PPI exists. */
    public GicConfiguration(
            int pes, int priorityBits, boolean twoSecurityStates, boolean rangeSelector, Compatibility compatibility) {
        this(
                pes,
                priorityBits,
                preemptionBitsOf(priorityBits),
                twoSecurityStates,
                rangeSelector,
                ALL_PPIS,
                GicExtensions.NONE,
                compatibility);
    }

    /** The most bits of such a priority that can take part in pre-emption. */
    public static int preemptionBitsOf(int priorityBits) {
        return Math.min(priorityBits, 7);
    }

    /** A system like QEMU's machine {@code virt}: 5 priority bits, 16 PEs in a cluster. */
    public static GicConfiguration of(int pes, boolean twoSecurityStates, Compatibility compatibility) {
        return new GicConfiguration(pes, 5, twoSecurityStates, false, compatibility);
    }

    /** The affinity {@code Aff3.Aff2.Aff1.Aff0} of a PE, a byte each. */
    public int affinity(int pe) {
        return rangeSelector ? pe : (pe / SGI_TARGETS) << 8 | pe % SGI_TARGETS;
    }

    /** The INTIDs of a Redistributor that exist, bit n for INTID n. */
    int intids() {
        return ppis | ~ALL_PPIS;
    }

    /** Whether that register is implemented; {@code GICD} and {@code GICR} ones that are not are RAZ/WI. */
    boolean has(Register register) {
        return register.activePriorityIndex() < activePriorityRegisters()
                && register.virtualActivePriorityIndex() < extensions.activePriorityRegisters()
                && register.listRegisterIndex() < extensions.listRegisters()
                && (register != Register.ICC_NMIAR1_EL1 || extensions.nonMaskable());
    }

    boolean has(Choice choice) {
        return compatibility.has(choice);
    }

    /** The implemented bits of a priority. */
    int priorityMask() {
        return 0xff << (8 - priorityBits) & 0xff;
    }

    /** Number of {@code ICC_AP0Rn} and of {@code ICC_AP1Rn} registers: 1, 2 or 4. */
    int activePriorityRegisters() {
        return 1 << Math.max(preemptionBits() - 5, 0);
    }
}
