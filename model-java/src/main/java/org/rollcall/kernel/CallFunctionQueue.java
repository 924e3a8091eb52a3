package org.rollcall.kernel;

/**
 * kernel/smp.c: the call_single_queue of each CPU, with the kinds of csd of a roll call: kgdb's own, that of a backtrace
 * on mips, and the sysrq fallback's, one for each sender.
 */
public final class CallFunctionQueue implements Mechanism {

    private static final int BACKTRACE = Label.H1.bit() | Label.DUMP;

    private final Contexts k;

    /** The queues. */
    public CallFunctionQueue(Contexts k) {
        this.k = k;
    }

    @Override
    public void into(Actions actions) {
        Variables v = k.v;
        actions.put(StepKind.CALL_QUEUE, Action.of(k.handlerAt(StepKind.CALL_QUEUE), this::takeQueue));
        actions.put(
                StepKind.CALL_KGDB,
                Action.of((s, c, a) -> v.kgTaken.has(s, c) ? null : "c in kgTaken", (s, c, a) -> {
                            k.handlerGoes(s, c, Label.H2);
                            v.kgTaken.remove(s, c);
                        })
                        .onlyIf(k.handlerAt(StepKind.CALL_KGDB)));
        actions.put(
                StepKind.CALL_BACKTRACE,
                Action.of((s, c, a) -> v.btTaken.has(s, c) ? null : "c in btTaken", (s, c, a) -> {
                            k.handlerGoes(s, c, Label.H1);
                            v.btTaken.remove(s, c);
                        })
                        .onlyIf(k.handlerAt(StepKind.CALL_BACKTRACE)));
        actions.put(
                StepKind.CALL_SHOW,
                Action.of((s, c, w) -> v.showTaken.has(s, c, w) ? null : "w in showTaken[c]", (s, c, w) -> {
                            v.showTaken.put(s, c, v.showTaken.get(s, c) & ~(1L << w));
                            v.unshown.remove(s, c);
                        })
                        .onlyIf(k.handlerAt(StepKind.CALL_SHOW)));
        actions.put(
                StepKind.CALL_END,
                Action.of(k.handlerAt(StepKind.CALL_END), (s, c, a) -> k.handlerGoes(s, c, Label.RET))
                        .onlyIf((s, c, a) -> v.kgTaken.has(s, c) ? "c not in kgTaken" : null)
                        .onlyIf((s, c, a) -> v.btTaken.has(s, c) ? "c not in btTaken" : null)
                        .onlyIf((s, c, a) -> v.showTaken.get(s, c) == 0 ? null : "showTaken[c] = {}"));
    }

    /** Whether nothing is queued on a CPU: the next csd sends the IPI. */
    boolean isEmpty(long[] s, int c) {
        return !k.v.kgQ.has(s, c) && !k.v.btQ.has(s, c) && k.v.showQ.get(s, c) == 0;
    }

    /** Whether the roundup csd of a CPU is locked: queued, or taken and not started. */
    boolean kgdbLocked(long[] s, int d) {
        return k.v.kgQ.has(s, d) || k.v.kgTaken.has(s, d);
    }

    /** Whether the showacpu csd of sender {@code w} for CPU {@code d} is locked. */
    boolean showLocked(long[] s, int w, int d) {
        return k.v.showQ.has(s, d, w) || k.v.showTaken.has(s, d, w);
    }

    /**
     * arch/mips/kernel/process.c: raise_backtrace on one target. A CPU whose csd has not come back from its handler is left
     * alone.
     */
    void queueBacktrace(long[] s, int d) {
        boolean handled = k.serves(s, d, Sgi.CALL) && k.isSlaveAt(s, d, BACKTRACE);
        if (handled || k.v.btQ.has(s, d) || k.v.btTaken.has(s, d)) {
            return;
        }
        if (isEmpty(s, d)) {
            k.v.pend.add(s, d, Sgi.CALL.bit());
        }
        k.v.btQ.add(s, d);
    }

    private void takeQueue(long[] s, int c, int a) {
        Variables v = k.v;
        k.handlerGoes(s, c, Label.C);
        if (v.kgQ.has(s, c)) {
            v.kgQ.remove(s, c);
            v.kgTaken.add(s, c);
        }
        if (v.btQ.has(s, c)) {
            v.btQ.remove(s, c);
            v.btTaken.add(s, c);
        }
        v.showTaken.put(s, c, v.showTaken.get(s, c) | v.showQ.get(s, c));
        v.showQ.put(s, c, 0);
    }
}
