package org.rollcall.arbitraries;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.rollcall.machine.Configuration;

/** Runs of machines; they shrink to shorter schedules. */
public final class Runs {
    private static final int MOST_CHOICES = 1 << 16;

    private Runs() {}

    /** Runs of up to {@code length} steps of one of these configurations. */
    public static Arbitrary<Run> of(Arbitrary<Configuration> configurations, int length) {
        Arbitrary<List<Integer>> choices =
                Arbitraries.integers().between(0, MOST_CHOICES).list().ofMaxSize(length);
        return Combinators.combine(configurations, choices).as(Run::choosing);
    }
}
