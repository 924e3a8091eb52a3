package org.rollcall.arbitraries;

import org.rollcall.gic.GicConfiguration;
import org.rollcall.machine.CpuMask;

/**
 * One SGI to some PEs of one cluster, as a kernel sends it.
 *
 * @param sender the PE that sends it
 * @param intid 0 to 15
 * @param targets PEs, 0 to 15
 */
public record SgiSend(int sender, int intid, CpuMask targets) {
    /** What the sender writes to {@code ICC_SGI1R_EL1}; without RSS these are the PEs of cluster 0.0.0. */
    public long sgi1r() {
        return (long) intid << 24 | targets.bits();
    }

    /** The targets that the GIC has. */
    public CpuMask existing(GicConfiguration gic) {
        return CpuMask.first(Math.min(gic.pes(), SgiSends.CLUSTER)).and(targets);
    }
}
