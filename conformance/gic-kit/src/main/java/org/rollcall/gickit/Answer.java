package org.rollcall.gickit;

import java.util.List;
import org.rollcall.gic.InterruptLine;
import org.rollcall.gic.Trap;

/** What a GIC and its PE made of one operation. */
public sealed interface Answer {
    /** The operation was carried out and has nothing to tell. */
    record Done() implements Answer {}

    /** What was read. */
    record Value(long value) implements Answer {}

    /** The access took an exception instead. */
    record Trapped(Trap trap) implements Answer {}

    /** An interrupt was taken to EL2 or EL3 on the way to the operation, which was not carried out. */
    record Taken(InterruptLine line, int el) implements Answer {}

    /** What the handler saw and did in a window, in order. */
    record Events(List<String> events) implements Answer {
        public Events {
            events = List.copyOf(events);
        }
    }
}
