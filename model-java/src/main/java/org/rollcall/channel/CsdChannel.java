package org.rollcall.channel;

import java.util.Set;
import org.rollcall.cpu.MaskState;

/** Function calls, kernel/smp.c: a queue, taken as a whole, and one IPI that is sent only if the queue was empty. */
public final class CsdChannel<R> implements Channel<R> {
    /** Channels hold no state: what is on its way is an argument. */
    public CsdChannel() {}

    @Override
    public Set<R> sent(Set<R> on, R request) {
        return Channel.and(on, request);
    }

    /** {@code llist_add()} says whether the list was empty. */
    @Override
    public boolean signals(Set<R> on) {
        return on.isEmpty();
    }

    /** The IPI is a normal interrupt, never an NMI. */
    @Override
    public boolean passes(MaskState mask, boolean nmi, boolean firmware) {
        return mask == MaskState.OPEN;
    }

    @Override
    public Set<R> left(Set<R> on, R request) {
        return Set.of();
    }
}
