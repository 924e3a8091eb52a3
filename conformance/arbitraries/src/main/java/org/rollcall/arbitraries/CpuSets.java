package org.rollcall.arbitraries;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.rollcall.machine.CpuSet;

/** Sets of CPUs. */
public final class CpuSets {
    private CpuSets() {}

    /** Sets of the CPUs 0 to {@code n - 1}, {@code n} up to 64; they shrink towards the empty set. */
    public static Arbitrary<CpuSet> of(int n) {
        return Arbitraries.integers()
                .between(0, n - 1)
                .set()
                .map(cpus -> CpuSet.of(cpus.stream().mapToInt(Integer::intValue).toArray()));
    }
}
