package org.rollcall.arbitraries;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.rollcall.machine.Configuration;

/** Runs of machines; they shrink to shorter schedules. */
public final class Runs {
    private Runs() {}

    /** Runs of up to {@code length} steps of one of these configurations. */
    public static Arbitrary<Run> of(Arbitrary<Configuration> configurations, int length) {
        return Combinators.combine(configurations, Schedules.choices(length)).as(Run::choosing);
    }
}
