package org.rollcall.trace;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A trace as far as it was kept, and what is known to be missing from it. Made by {@link TraceReader}. */
public final class Trace {
    private final List<TraceEvent> events;
    private final Map<Integer, TraceEvent.IrqMask> masks;
    private final boolean interrupts;
    private final Map<Integer, Coverage> coverage;
    private final Clock clock;
    private final boolean whole;
    private final boolean anyLoss;
    private final long first;
    private final long last;

    Trace(
            List<TraceEvent> events,
            Map<Integer, TraceEvent.IrqMask> masks,
            boolean interrupts,
            Map<Integer, Coverage> coverage,
            Clock clock,
            boolean whole,
            boolean anyLoss,
            long first,
            long last) {
        this.events = List.copyOf(events);
        this.masks = Map.copyOf(masks);
        this.interrupts = interrupts;
        this.coverage = Map.copyOf(coverage);
        this.clock = clock;
        this.whole = whole;
        this.anyLoss = anyLoss;
        this.first = first;
        this.last = last;
    }

    /** The events that say something about roll calls, in the order of the text; of a large trace the last ones. */
    public List<TraceEvent> events() {
        return events;
    }

    /** Where a CPU masked interrupts last without unmasking them again before the trace ends, or null. */
    public TraceEvent.@Nullable IrqMask masked(int cpu) {
        TraceEvent.IrqMask last = masks.get(cpu);
        return last != null && last.disabled() ? last : null;
    }

    /** Whether IPIs were traced, or NMIs on x86: without one event of any the absence of one proves nothing. */
    public boolean showsInterrupts() {
        return interrupts;
    }

    /** The CPUs that have events of any kind. */
    public SortedSet<Integer> cpus() {
        return new TreeSet<>(coverage.keySet());
    }

    /** What its times are good for. */
    public Clock clock() {
        return clock;
    }

    /** Whether nothing is missing: neither overwritten nor lost. */
    public boolean isWhole() {
        return whole && !anyLoss;
    }

    /** The time of the latest event of any CPU, {@link Place#UNTIMED} if none has one. */
    public long last() {
        return last;
    }

    /** Whether all events of this CPU between two times are there, so that the absence of one proves something. */
    public boolean covers(int cpu, long from, long to) {
        Coverage known = coverage.get(cpu);
        if (to > last || from < first) {
            return false;
        }
        return known == null ? isWhole() : known.covers(from, to, whole, first);
    }

    /** Whether nothing at all was found. */
    public boolean isEmpty() {
        return coverage.isEmpty();
    }
}
