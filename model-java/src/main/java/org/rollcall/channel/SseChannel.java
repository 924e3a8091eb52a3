package org.rollcall.channel;

import java.util.Set;
import org.rollcall.cpu.MaskState;

/**
 * RISC-V's local software event as in the series under review: the request is a bit in a word in memory, and the handler
 * sets that word to nothing, whatever came in between.
 */
public final class SseChannel<R> implements Channel<R> {
    /** Channels hold no state: what is on its way is an argument. */
    public SseChannel() {}

    @Override
    public Set<R> sent(Set<R> on, R request) {
        return Channel.and(on, request);
    }

    @Override
    public boolean signals(Set<R> on) {
        return true;
    }

    @Override
    public boolean passes(MaskState mask, boolean nmi, boolean firmware) {
        return firmware;
    }

    @Override
    public Set<R> left(Set<R> on, R request) {
        return Set.of();
    }
}
