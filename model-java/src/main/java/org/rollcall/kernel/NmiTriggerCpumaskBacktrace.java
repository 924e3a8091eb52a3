package org.rollcall.kernel;

import org.jspecify.annotations.Nullable;

/** lib/nmi_backtrace.c: nmi_trigger_cpumask_backtrace, the requester. */
public final class NmiTriggerCpumaskBacktrace {
    /** Which mask the raise loop walks. */
    public enum RaiseMask {
        /** backtrace_mask, from which targets clear themselves meanwhile. */
        LIVE,
        /** The caller's mask: raised before it is copied (F24c). */
        CALLERS
    }

    /** backtrace_flag test-and-set; a second request is dropped without a word. */
    public final Action t1;
    /** cpumask_copy of the caller's mask. */
    public final Action t2;
    /** nmi_cpu_backtrace(NULL): the requester prints its own stack. */
    public final Action t4;
    /** It clears its own bit. */
    public final Action t4End;
    /** raise: gic_ipi_send_mask, one target. */
    public final Action t5;
    /** The raise loop ends. */
    public final Action t5End;
    /** The wait loop: the mask is empty. */
    public final Action t6;
    /** The wait loop: 10 s are over. */
    public final Action timeoutBt;
    /** clear_bit_unlock of backtrace_flag. */
    public final Action t8;

    private final Contexts k;
    private final PrintkCpuSync printk;
    private final long requesters;
    private final long targets;
    private final int maxBt;
    private final boolean fallback;
    private final RaiseMask raiseMask;

    /**
     * The requester.
     *
     * @param requesters CPUs that may ask
     * @param targets the mask that the caller passes
     * @param maxBt number of requests
     */
    public NmiTriggerCpumaskBacktrace(
            Contexts k,
            PrintkCpuSync printk,
            Progress progress,
            IpiSetup setup,
            Sgi btSgi,
            long requesters,
            long targets,
            int maxBt,
            RaiseMask raiseMask) {
        this.k = k;
        this.printk = printk;
        this.requesters = requesters;
        this.targets = targets;
        this.maxBt = maxBt;
        this.fallback = setup.fallback();
        this.raiseMask = raiseMask;
        Variables v = k.v;
        t1 = Action.of(this::mayRequest, this::request);
        t2 = Action.of((s, r, a) -> at(s, r, BtLabel.T2), (s, r, a) -> {
            long asked = targets & v.online.get(s);
            v.btPc.put(s, BtLabel.T4);
            v.btMask.put(s, asked);
            v.btWant.put(s, asked);
            v.btBegan.put(s, 0);
        });
        t4 = Action.of((s, r, a) -> at(s, r, BtLabel.T4), (s, r, a) -> ownStack(s, r))
                .onlyIf((s, r, a) -> v.btMask.has(s, r) && !printk.isFree(s) ? "psync = None" : null);
        t4End = Action.of((s, r, a) -> at(s, r, BtLabel.T4E), (s, r, a) -> ownStackEnd(s, r))
                .onlyIf((s, r, a) -> printk.canPrint(s) ? null : "CanPrint");
        t5 = Action.of(
                (s, r, d) -> {
                    String refusal = at(s, r, BtLabel.T5);
                    return refusal != null ? refusal : (raiseLeft(s) >>> d & 1) != 0 ? null : "d in RaiseLeft";
                },
                (s, r, d) -> {
                    v.btSent.add(s, d);
                    v.pend.add(s, d, btSgi.bit());
                });
        t5End = Action.of(
                (s, r, a) -> {
                    String refusal = at(s, r, BtLabel.T5);
                    return refusal != null ? refusal : raiseLeft(s) == 0 ? null : "RaiseLeft = {}";
                },
                (s, r, a) -> v.btPc.put(s, BtLabel.T6));
        t6 = Action.of((s, r, a) -> at(s, r, BtLabel.T6), (s, r, a) -> v.btPc.put(s, BtLabel.T8))
                .onlyIf((s, r, a) -> v.btMask.get(s) == 0 ? null : "btMask = {}");
        timeoutBt = Action.of(
                (s, r, a) -> {
                    String refusal = at(s, r, BtLabel.T6);
                    if (refusal != null) {
                        return refusal;
                    }
                    if (v.btMask.get(s) == 0) {
                        return "btMask # {}";
                    }
                    return progress.timePasses(s) ? null : "TimePasses";
                },
                (s, r, a) -> v.btPc.put(s, BtLabel.T8));
        t8 = Action.of((s, r, a) -> at(s, r, BtLabel.T8), (s, r, a) -> {
            v.btReqr.clear(s);
            v.btPc.put(s, BtLabel.NONE);
            v.btSent.put(s, 0);
            v.btWant.put(s, 0);
            v.btBegan.put(s, 0);
        });
    }

    private @Nullable String mayRequest(long[] s, int r, int a) {
        Variables v = k.v;
        if ((requesters >>> r & 1) == 0) {
            return "r in Requesters";
        }
        if (fallback) {
            return "~Fallback";
        }
        if (v.btCount.get(s) >= maxBt) {
            return "btCount < MaxBt";
        }
        if (!v.task.is(s, r, TaskState.OPEN) && (printk.locks() || !v.task.is(s, r, TaskState.IRQOFF))) {
            return "task[r] is open, or without the printk lock irqoff";
        }
        if (!v.online.has(s, r)) {
            return "r in online";
        }
        if (!k.taskFree(s, r)) {
            return "TaskFree(r)";
        }
        return k.runs(s, r, Context.TASK) ? null : "the task of r runs";
    }

    private void request(long[] s, int r, int a) {
        Variables v = k.v;
        v.btCount.put(s, v.btCount.get(s) + 1);
        if (v.btReqr.isNone(s)) {
            v.btReqr.put(s, r);
            v.btPc.put(s, BtLabel.T2);
            v.btSent.put(s, 0);
        } else {
            v.btDropped.put(s, true);
        }
    }

    private void ownStack(long[] s, int r) {
        Variables v = k.v;
        if (!v.btMask.has(s, r)) {
            v.btPc.put(s, BtLabel.T5);
            return;
        }
        v.btPc.put(s, BtLabel.T4E);
        v.btBegan.add(s, r);
        printk.acquire(s, r);
        if (printk.locks()) {
            k.taskBecomes(s, r, TaskState.IRQOFF);
        }
    }

    private void ownStackEnd(long[] s, int r) {
        Variables v = k.v;
        v.btPc.put(s, BtLabel.T5);
        v.btMask.remove(s, r);
        printk.release(s);
        if (printk.locks()) {
            k.taskBecomes(s, r, TaskState.OPEN);
        }
    }

    /** The targets that the raise loop would still send to. */
    private long raiseLeft(long[] s) {
        Variables v = k.v;
        long mask =
                raiseMask == RaiseMask.LIVE ? v.btMask.get(s) : targets & v.online.get(s) & ~(1L << v.btReqr.get(s));
        return mask & ~v.btSent.get(s);
    }

    private @Nullable String at(long[] s, int r, BtLabel label) {
        if (!k.v.btReqr.is(s, r) || !k.v.btPc.is(s, label)) {
            return "r is the requester, at the label";
        }
        return k.runs(s, r, Context.TASK) ? null : "the task of r runs";
    }
}
