package org.rollcall.arbitraries;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.rollcall.gic.Compatibility;
import org.rollcall.gic.GicConfiguration;

/** GICs that an implementer may build. */
public final class GicConfigurations {
    private static final int FEWEST_BITS_OF_TWO_STATES = 5;

    private GicConfigurations() {}

    /** GICs of 1 to {@code most} PEs, {@code most} up to 256, that follow the architecture. */
    public static Arbitrary<GicConfiguration> upTo(int most) {
        return Combinators.combine(
                        Arbitraries.integers().between(1, most),
                        Arbitraries.integers().between(4, 8),
                        Arbitraries.of(false, true),
                        Arbitraries.of(false, true))
                .as((pes, bits, twoStates, rangeSelector) -> new GicConfiguration(
                        pes,
                        twoStates ? Math.max(bits, FEWEST_BITS_OF_TWO_STATES) : bits,
                        twoStates,
                        rangeSelector,
                        Compatibility.ARCHITECTURE));
    }
}
