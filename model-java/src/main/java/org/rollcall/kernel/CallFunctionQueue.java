package org.rollcall.kernel;

import org.jspecify.annotations.Nullable;

/**
 * kernel/smp.c: the call_single_queue of each CPU, with the two kinds of csd of a roll call: kgdb's own, and the
 * sysrq fallback's, one for each sender.
 */
public final class CallFunctionQueue {
    /** __flush_smp_call_function_queue takes the whole queue. */
    public final Action callQueue;
    /** csd_unlock, then kernel/debug/debug_core.c: kgdb_call_nmi_hook. */
    public final Action callKgdb;
    /** csd_unlock, then drivers/tty/sysrq.c: showacpu. */
    public final Action callShow;
    /** The taken list is done. */
    public final Action callEnd;

    private final Contexts k;

    /** The queues. */
    public CallFunctionQueue(Contexts k) {
        this.k = k;
        Variables v = k.v;
        callQueue = Action.of((s, c, a) -> at(s, c, Label.C0), this::takeQueue);
        callKgdb = Action.of((s, c, a) -> v.kgTaken.has(s, c) ? at(s, c, Label.C) : "c in kgTaken", (s, c, a) -> {
            k.handlerGoes(s, c, Label.H2);
            v.kgTaken.remove(s, c);
        });
        callShow = Action.of(
                (s, c, w) -> v.showTaken.has(s, c, w) ? at(s, c, Label.C) : "w in showTaken[c]", (s, c, w) -> {
                    v.showTaken.put(s, c, v.showTaken.get(s, c) & ~(1L << w));
                    v.unshown.remove(s, c);
                });
        callEnd = Action.of((s, c, a) -> at(s, c, Label.C), (s, c, a) -> k.handlerGoes(s, c, Label.RET))
                .onlyIf((s, c, a) -> v.kgTaken.has(s, c) ? "c not in kgTaken" : null)
                .onlyIf((s, c, a) -> v.showTaken.get(s, c) == 0 ? null : "showTaken[c] = {}");
    }

    /** Whether nothing is queued on a CPU: the next csd sends the IPI. */
    boolean isEmpty(long[] s, int c) {
        return !k.v.kgQ.has(s, c) && k.v.showQ.get(s, c) == 0;
    }

    /** Whether the roundup csd of a CPU is locked: queued, or taken and not started. */
    boolean kgdbLocked(long[] s, int d) {
        return k.v.kgQ.has(s, d) || k.v.kgTaken.has(s, d);
    }

    /** Whether the showacpu csd of sender {@code w} for CPU {@code d} is locked. */
    boolean showLocked(long[] s, int w, int d) {
        return k.v.showQ.has(s, d, w) || k.v.showTaken.has(s, d, w);
    }

    private void takeQueue(long[] s, int c, int a) {
        Variables v = k.v;
        k.handlerGoes(s, c, Label.C);
        if (v.kgQ.has(s, c)) {
            v.kgQ.remove(s, c);
            v.kgTaken.add(s, c);
        }
        v.showTaken.put(s, c, v.showTaken.get(s, c) | v.showQ.get(s, c));
        v.showQ.put(s, c, 0);
    }

    private @Nullable String at(long[] s, int c, Label label) {
        return k.handlerAt(s, c, label) ? null : "the handler of c is at the label";
    }
}
