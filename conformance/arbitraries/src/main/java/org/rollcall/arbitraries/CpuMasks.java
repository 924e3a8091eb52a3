package org.rollcall.arbitraries;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.rollcall.machine.CpuMask;

/** Sets of CPUs. */
public final class CpuMasks {
    private CpuMasks() {}

    /** Sets of the CPUs 0 to {@code n - 1}, {@code n} up to 64; they shrink towards the empty set. */
    public static Arbitrary<CpuMask> of(int n) {
        return Arbitraries.integers()
                .between(0, n - 1)
                .set()
                .map(cpus ->
                        CpuMask.of(cpus.stream().mapToInt(Integer::intValue).toArray()));
    }
}
