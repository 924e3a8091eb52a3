package org.rollcall.channel;

import java.util.HashSet;
import java.util.Set;
import org.rollcall.cpu.MaskState;

/** GICv3 SGIs, or the LPIs that GICv5 has for each CPU and IPI: one pending bit each, nothing is shared. */
public final class SgiChannel<R> implements Channel<R> {
    /** Channels hold no state: what is on its way is an argument. */
    public SgiChannel() {}

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
        return mask == MaskState.OPEN || (nmi && mask == MaskState.IRQOFF);
    }

    @Override
    public Set<R> left(Set<R> on, R request) {
        Set<R> fewer = new HashSet<>(on);
        fewer.remove(request);
        return Set.copyOf(fewer);
    }
}
