package org.rollcall.channel;

import java.util.HashSet;
import java.util.Set;
import org.rollcall.cpu.MaskState;

/**
 * How a request reaches a CPU. What is on its way to the CPU is a set; it is empty at first.
 *
 * @param <R> the requests, or what the channel makes of them
 */
public interface Channel<R> {
    /** What is on its way after a request was sent. */
    Set<R> sent(Set<R> on, R request);

    /** Whether sending a request raises a signal when this is on its way already. */
    boolean signals(Set<R> on);

    /**
     * Whether a CPU takes the signal.
     *
     * @param mask its interrupt mask
     * @param nmi the signal has the priority of a pseudo-NMI
     * @param firmware the firmware's own mask of the CPU is open
     */
    boolean passes(MaskState mask, boolean nmi, boolean firmware);

    /** What is still on its way after the CPU took a request. */
    Set<R> left(Set<R> on, R request);

    /** A set and one more. */
    static <R> Set<R> and(Set<R> on, R request) {
        Set<R> more = new HashSet<>(on);
        more.add(request);
        return Set.copyOf(more);
    }
}
