package org.rollcall.reach;

import java.util.Set;
import java.util.function.Predicate;
import org.rollcall.machine.Exploration;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Property;

/**
 * What is searched, and how.
 *
 * @param machine whose states
 * @param judged invariants that are judged in every state
 * @param symmetric one state for each orbit of interchangeable CPUs
 * @param reduced without interleavings that change no verdict, see {@link org.rollcall.machine.Reduction}
 * @param threads that search together
 * @param bound states at most, then the end is BOUNDED
 * @param watcher is told now and then where the search is, by one thread at a time; the end is BOUNDED when it says false
 */
public record Plan(
        Machine machine,
        Set<Property> judged,
        boolean symmetric,
        boolean reduced,
        int threads,
        long bound,
        Predicate<Exploration.Standing> watcher) {
    /** Checks the number of threads. */
    public Plan {
        judged = Set.copyOf(judged);
        if (threads < 1) {
            throw new IllegalArgumentException("a search has a thread at least, not " + threads);
        }
    }

    /** All states, one thread, no invariant, no bound. */
    public static Plan of(Machine machine) {
        return new Plan(machine, Set.of(), false, false, 1, Long.MAX_VALUE, standing -> true);
    }

    /** The same that judges these invariants. */
    public Plan judging(Set<Property> invariants) {
        return new Plan(machine, invariants, symmetric, reduced, threads, bound, watcher);
    }

    /** The same, up to symmetry or not. */
    public Plan upToSymmetry(boolean yes) {
        return new Plan(machine, judged, yes, reduced, threads, bound, watcher);
    }

    /** The same, reduced or not. */
    public Plan reduced(boolean yes) {
        return new Plan(machine, judged, symmetric, yes, threads, bound, watcher);
    }

    /** The same with so many threads. */
    public Plan withThreads(int number) {
        return new Plan(machine, judged, symmetric, reduced, number, bound, watcher);
    }

    /** The same with a bound. */
    public Plan boundedTo(long states) {
        return new Plan(machine, judged, symmetric, reduced, threads, states, watcher);
    }

    /** The same with another watcher. */
    public Plan watchedBy(Predicate<Exploration.Standing> other) {
        return new Plan(machine, judged, symmetric, reduced, threads, bound, other);
    }
}
