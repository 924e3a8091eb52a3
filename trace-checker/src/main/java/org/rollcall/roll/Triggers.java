package org.rollcall.roll;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The triggers of a boot. Where the kernel names the CPU on which it found something, that CPU asks; any CPU may ask for the others. */
final class Triggers {
    /** A trigger and its line. */
    record Seen(Trigger trigger, long line) {
        private Seen later(@Nullable Seen other) {
            return other == null || other.line < line ? this : other;
        }
    }

    private static final Seen NONE = new Seen(Trigger.UNKNOWN, 0);

    private final Map<Integer, Seen> named = new HashMap<>();
    private Seen others = NONE;
    private Seen last = NONE;

    /** No more text of this boot. */
    void forget() {
        named.clear();
        others = NONE;
        last = NONE;
    }

    /** The next trigger; {@code by} is the CPU that asks, or null where the text does not say. */
    void add(Trigger trigger, @Nullable Integer by, long line) {
        last = new Seen(trigger, line);
        if (by == null) {
            others = last;
        } else {
            named.put(by, last);
        }
    }

    Seen last() {
        return last;
    }

    /** The last one that makes this CPU ask. */
    Seen of(int cpu) {
        return others.later(named.get(cpu));
    }
}
