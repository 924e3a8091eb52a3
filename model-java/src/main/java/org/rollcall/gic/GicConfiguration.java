package org.rollcall.gic;

/**
 * What an implementer of a GICv3 chooses.
 *
 * @param pes number of PEs, 1..256
 * @param priorityBits implemented bits of a priority, 4..8; 5 or more with two Security states
 * @param twoSecurityStates whether EL3 and the Secure state exist ({@code GICD_CTLR.DS} resets to 0)
 * @param rangeSelector {@code GICD_TYPER.RSS}: SGIs reach Aff0 values above 15, and all PEs share one cluster
 * @param compatibility whom to follow where implementations differ
 */
public record GicConfiguration(
        int pes, int priorityBits, boolean twoSecurityStates, boolean rangeSelector, Compatibility compatibility) {
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
    }

    /** A system like QEMU's machine {@code virt}: 5 priority bits, 16 PEs in a cluster. */
    public static GicConfiguration of(int pes, boolean twoSecurityStates, Compatibility compatibility) {
        return new GicConfiguration(pes, 5, twoSecurityStates, false, compatibility);
    }

    /** The affinity {@code Aff3.Aff2.Aff1.Aff0} of a PE, a byte each. */
    public int affinity(int pe) {
        return rangeSelector ? pe : (pe / SGI_TARGETS) << 8 | pe % SGI_TARGETS;
    }

    /** Bits of a priority that can take part in pre-emption: all but the lowest of 8. */
    int preemptionBits() {
        return Math.min(priorityBits, 7);
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
