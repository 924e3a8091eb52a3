package org.rollcall.arbitraries;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.rollcall.gic.GicConfiguration;

/** SGIs. */
public final class SgiSends {
    /** PEs that one write of {@code ICC_SGI1R_EL1} can name. */
    static final int CLUSTER = 16;

    private static final int SGIS = 16;

    private SgiSends() {}

    /** SGIs from any PE to PEs of the first cluster, some of which the GIC may not have. */
    public static Arbitrary<SgiSend> on(GicConfiguration gic) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, gic.pes() - 1),
                        Arbitraries.integers().between(0, SGIS - 1),
                        CpuMasks.of(CLUSTER))
                .as(SgiSend::new);
    }
}
