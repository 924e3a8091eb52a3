package org.rollcall.reach;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.rollcall.kernel.StepKind;
import org.rollcall.machine.Exploration;
import org.rollcall.machine.Property;

/** What several threads have counted, put together. */
record Totals(long generated, Set<Property> violated, Map<StepKind, Long> steps) {
    static Totals of(Collection<Expander> parts) {
        Set<Property> violated = EnumSet.noneOf(Property.class);
        Map<StepKind, Long> steps = new EnumMap<>(StepKind.class);
        for (Expander part : parts) {
            violated.addAll(part.violated());
            for (StepKind kind : StepKind.values()) {
                if (part.counts()[kind.ordinal()] > 0) {
                    steps.merge(kind, part.counts()[kind.ordinal()], Long::sum);
                }
            }
        }
        return new Totals(parts.stream().mapToLong(Expander::generated).sum(), violated, steps);
    }

    Exploration.Result result(boolean exhausted, long distinct, int depth, long bytes) {
        Exploration.End end = exhausted ? Exploration.End.EXHAUSTED : Exploration.End.BOUNDED;
        return new Exploration.Result(end, distinct, generated, depth, steps, violated, bytes);
    }
}
