package org.rollcall.kernel;

import org.jspecify.annotations.Nullable;

/** kgdb_roundup_cpus, the send loop of the master, by one of the kernels' channels. */
public final class KgdbRoundup implements Mechanism {
    /** How the master asks one CPU. */
    public sealed interface Channel permits NmiMask, LiveSgi, Csd {}

    /** v5 to v7 with the SGI: a copy of the online mask is sent to. */
    public record NmiMask(Sgi sgi) implements Channel {}

    /** Mainline: an SGI to each CPU that is online when the loop looks at it. */
    public record LiveSgi(Sgi sgi) implements Channel {}

    /**
     * The generic roundup, kernel/debug/debug_core.c: a csd for each CPU online.
     *
     * @param waits true before v5.0 (F3): no rounding_up flag, and the send waits for a csd that is still locked
     */
    public record Csd(boolean waits) implements Channel {}

    private final Contexts k;
    private final CallFunctionQueue queue;
    private final Channel channel;

    /** The loop over a channel. */
    public KgdbRoundup(Contexts k, CallFunctionQueue queue, Channel channel) {
        this.k = k;
        this.queue = queue;
        this.channel = channel;
    }

    @Override
    public void into(Actions actions) {
        Variables v = k.v;
        actions.put(StepKind.M5, Action.of(k.masterAt(StepKind.M5), (s, c, a) -> {
            v.dbgPc.put(s, c, DbgLabel.M5S);
            v.toSend.put(s, (channel instanceof NmiMask ? v.online.get(s) : v.all) & ~(1L << c));
            v.kgAsked.put(s, 0);
        }));
        actions.put(
                StepKind.ROUNDUP_SEND, Action.of(this::maySend, this::send).onlyIf(k.masterAt(StepKind.ROUNDUP_SEND)));
        actions.put(
                StepKind.M5_END,
                Action.of(k.masterAt(StepKind.M5_END), (s, c, a) -> v.dbgPc.put(s, c, DbgLabel.M6))
                        .onlyIf((s, c, a) -> v.toSend.get(s) == 0 ? null : "toSend = {}"));
    }

    private @Nullable String maySend(long[] s, int c, int d) {
        if (!k.v.toSend.has(s, d)) {
            return "d in toSend";
        }
        if (channel instanceof Csd csd && csd.waits() && queue.kgdbLocked(s, d)) {
            return "the csd of d is not locked";
        }
        return null;
    }

    private void send(long[] s, int c, int d) {
        Variables v = k.v;
        boolean online = v.online.has(s, d);
        v.toSend.remove(s, d);
        if (online) {
            v.kgAsked.add(s, d);
        }
        if (channel instanceof NmiMask nmi) {
            v.pend.add(s, d, nmi.sgi().bit());
        } else if (online && channel instanceof LiveSgi live) {
            v.pend.add(s, d, live.sgi().bit());
        } else if (online && channel instanceof Csd csd) {
            queueRoundup(s, d, csd);
        }
    }

    private void queueRoundup(long[] s, int d, Csd csd) {
        Variables v = k.v;
        boolean skipped = v.roundingUp.has(s, d) && !csd.waits();
        if (skipped || queue.kgdbLocked(s, d)) {
            return;
        }
        if (queue.isEmpty(s, d)) {
            v.pend.add(s, d, Sgi.CALL.bit());
        }
        v.kgQ.add(s, d);
        v.roundingUp.add(s, d);
    }
}
