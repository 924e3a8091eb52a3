package org.rollcall.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rollcall.machine.Exploration.Standing;
import org.rollcall.spec.Expectation;

/** Shows how a search of the Java model gets on, ends it when its time is over, and says what was found so far if it is interrupted. */
final class SearchProgress implements Predicate<Standing>, AutoCloseable {
    private static final long PAUSE = Duration.ofMillis(200).toNanos();
    private static final double MEGA = 1e6;

    private final Progress line;
    private final long start = System.nanoTime();
    private final long limit;
    private final Interruption interruption;
    private long shown = start;
    private volatile @Nullable Standing last;

    SearchProgress(PrintWriter err, Duration limit) {
        this.line = new Progress(err);
        this.limit = limit.toNanos();
        this.interruption = new Interruption(err, line, () -> last == null ? "" : "BOUNDED: " + text(last));
    }

    @Override
    public boolean test(Standing standing) {
        last = standing;
        long now = System.nanoTime();
        if (now - shown > PAUSE) {
            shown = now;
            line.show(text(standing));
        }
        return now - start < limit;
    }

    /** What the Java model has found, while the TLA+ tools confirm it. */
    void found(String name, Expectation found) {
        line.show(name + ": " + found + "; the TLA+ tools confirm ...");
    }

    private String text(Standing standing) {
        double seconds = (System.nanoTime() - start) / 1e9;
        return String.format(
                Locale.ROOT,
                "%,d states, %,d waiting, %d levels, %.1f million transitions a second, %,.0f MB",
                standing.distinct(),
                standing.waiting(),
                standing.depth(),
                standing.generated() / seconds / MEGA,
                standing.bytes() / MEGA);
    }

    /** The search is over. */
    @Override
    public void close() {
        line.clear();
        interruption.close();
    }
}
