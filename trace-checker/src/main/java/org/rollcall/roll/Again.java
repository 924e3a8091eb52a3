package org.rollcall.roll;

import java.util.List;

/**
 * A roll call in which all were heard from, as it is told where its records come again: it says the same as before, in other lines and at other
 * times. Most listeners need few of its messages, so that they are made when they are asked for, which is while it is told.
 */
public final class Again {
    private final Refrain refrain;
    private final long number;
    private final long offset;
    private final Event asking;
    private final Event last;

    /** A refrain where it was found last, in a line of this number that starts at this offset. */
    Again(Refrain refrain, long number, long offset) {
        this.refrain = refrain;
        this.number = number;
        this.offset = offset;
        asking = refrain.event(refrain.asking(), number, offset);
        last = refrain.event(refrain.last(), number, offset);
    }

    /** What is said, in the order of the log. */
    public List<Event> events() {
        return refrain.events(number, offset);
    }

    /** The request. */
    public Event asking() {
        return asking;
    }

    /** What is said last. */
    public Event last() {
        return last;
    }

    /** Whether from the request on each CPU that it asks answers once, and no other. */
    public boolean isRegular() {
        return refrain.isRegular();
    }

    /** The number of its first line. */
    long first() {
        return number;
    }

    /** The time of its first record, of the kernel, in microseconds. */
    long begin() {
        return refrain.begin();
    }

    /** The time of its last record. */
    long end() {
        return refrain.end();
    }

    /** The roll call where it was read first. */
    RollCall call() {
        return refrain.call();
    }

    /** The same when all had answered. */
    OpenCall request() {
        return refrain.request();
    }
}
