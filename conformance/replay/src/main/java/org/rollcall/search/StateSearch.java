package org.rollcall.search;

import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rollcall.machine.Exploration;
import org.rollcall.machine.Property;
import org.rollcall.reach.DiskReach;
import org.rollcall.reach.Plan;
import org.rollcall.reach.Reach;
import org.rollcall.reach.StorageException;
import org.rollcall.spec.SpecificationException;
import org.rollcall.states.CompactSet;
import org.rollcall.states.Storage;

/** All states of a machine, searched with an effort; a search that comes to no end is a failure that says what was found. */
final class StateSearch {
    /** An array is no longer. */
    private static final int MOST_SLOTS = Integer.MAX_VALUE - 8;

    private static final int FIRST_SLOTS = 1 << 22;
    private static final int LARGER = 8;

    private final Effort effort;
    private final Predicate<Exploration.Standing> watcher;
    private String doubt = "";

    StateSearch(Effort effort, Predicate<Exploration.Standing> watcher) {
        this.effort = effort;
        this.watcher = watcher;
    }

    /** Searches all of them. */
    Exploration.Result all(Plan model) {
        Plan plan =
                model.reduced(effort.reduced()).withThreads(effort.threads()).watchedBy(watcher);
        try {
            Exploration.Result result = effort.disk()
                    .map(folder -> DiskReach.run(plan, Storage.in(folder), keysInMemory()))
                    .orElseGet(() -> effort.compact() ? compact(plan) : Reach.run(plan));
            if (result.end() == Exploration.End.BOUNDED) {
                throw new SpecificationException(bounded(result, "no memory or no time was left"));
            }
            return result;
        } catch (StorageException e) {
            String reason = e.getCause() instanceof FileSystemException file && file.getReason() != null
                    ? file.getReason()
                    : String.valueOf(e.getCause().getMessage());
            throw new SpecificationException(bounded(e.soFar(), "the folder of --disk: " + reason), e);
        }
    }

    /** With a table of usual size; where that has no room, anew with one that is eight times as large, as far as there is memory. */
    private Exploration.Result compact(Plan plan) {
        int most = fingerprintsInMemory();
        for (long slots = FIRST_SLOTS; ; slots *= LARGER) {
            CompactSet seen = new CompactSet((int) Math.min(slots, most));
            Exploration.Result result = Reach.run(plan.boundedTo(Math.min(plan.bound(), seen.room())), seen);
            if (slots >= most || result.distinct() <= seen.room()) {
                doubt = String.format(Locale.ROOT, "a state was missed with a probability below %.1e", seen.missed());
                return result;
            }
        }
    }

    /** Three eighths of the memory that there may be: the table is one piece. */
    private static int fingerprintsInMemory() {
        return (int) Math.min(MOST_SLOTS, Runtime.getRuntime().maxMemory() / Integer.BYTES / 8 * 3);
    }

    /** An eighth of the memory that there may be. */
    private static int keysInMemory() {
        return (int) Math.min(1 << 28, Runtime.getRuntime().maxMemory() / Long.BYTES / 8);
    }

    /** What the search took. */
    String words(Exploration.Result result) {
        return String.format(
                Locale.ROOT,
                "%.1f bytes a state%s%s%s%s",
                (double) result.bytes() / result.distinct(),
                effort.disk().isPresent() ? " in memory and 8 on disk" : "",
                effort.threads() == 1 ? "" : ", " + effort.threads() + " threads",
                effort.reduced() ? ", reduced: the model has more states" : "",
                effort.compact() ? ", hash-compacted" : "");
    }

    /** What may be wrong with the last search, "" if nothing. */
    String doubt() {
        return doubt;
    }

    private static String bounded(Exploration.Result result, String reason) {
        String violated = result.violated().stream().map(Property::specName).collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "BOUNDED: the search ended after %,d states (%,d generated, %d levels, %,d MB): %s;"
                        + " violated so far: %s. Give java more memory (JAVA_TOOL_OPTIONS=-Xmx8g), a larger --time-limit or a"
                        + " smaller model",
                result.distinct(),
                result.generated(),
                result.depth(),
                result.bytes() >> 20,
                reason,
                violated.isEmpty() ? "nothing" : violated);
    }
}
