package org.rollcall.kernel;

import org.jspecify.annotations.Nullable;

/** drivers/tty/sysrq.c: sysrq-l when the architecture's backtrace says no. */
public final class SysrqShowAllCpus implements Mechanism {

    private final Contexts k;
    private final CallFunctionQueue queue;
    private final long requesters;
    private final int maxBt;
    private final boolean fallback;

    /** The fallback; see {@link NmiTriggerCpumaskBacktrace} for the arguments. */
    public SysrqShowAllCpus(Contexts k, CallFunctionQueue queue, IpiSetup setup, long requesters, int maxBt) {
        this.k = k;
        this.queue = queue;
        this.requesters = requesters;
        this.maxBt = maxBt;
        this.fallback = setup.backtrace().isEmpty();
    }

    @Override
    public void into(Actions actions) {
        Variables v = k.v;
        actions.put(
                StepKind.SYSRQ_SHOW_ALL,
                Action.of(this::mayRequest, (s, r, a) -> {
                            v.btCount.put(s, v.btCount.get(s) + 1);
                            v.unshown.put(s, v.online.get(s) & ~(1L << r));
                            if (v.work.isNone(s)) {
                                v.work.put(s, v.worker.isNone(s) ? r : v.worker.get(s));
                            }
                        })
                        .by(requesters, "r in Requesters"));
        actions.put(
                StepKind.WORK_START,
                Action.of(
                        (s, w, a) -> {
                            if (!v.work.is(s, w) || !v.worker.isNone(s)) {
                                return "work = w, worker = None";
                            }
                            return k.openTask(s, w);
                        },
                        (s, w, a) -> {
                            v.work.clear(s);
                            v.worker.put(s, w);
                            v.workTodo.put(s, v.online.get(s) & ~(1L << w));
                        }));
        actions.put(StepKind.QUEUE_ON, Action.of(this::mayQueue, (s, w, d) -> {
            if (queue.isEmpty(s, d)) {
                v.owed.add(s, d);
            }
            v.workTodo.remove(s, d);
            v.showQ.put(s, d, v.showQ.get(s, d) | 1L << w);
        }));
        actions.put(
                StepKind.SEND_OWED,
                Action.of((s, w, a) -> v.workTodo.get(s) == 0 ? working(s, w) : "workTodo = {}", (s, w, a) -> {
                    for (long left = v.owed.get(s); left != 0; left &= left - 1) {
                        v.pend.add(s, Long.numberOfTrailingZeros(left), Sgi.CALL.bit());
                    }
                    v.owed.put(s, 0);
                    v.worker.clear(s);
                }));
    }

    private @Nullable String mayRequest(long[] s, int r, int a) {
        if (!fallback) {
            return "BtFallback";
        }
        if (k.v.btCount.get(s) >= maxBt) {
            return "btCount < MaxBt";
        }
        return k.v.online.has(s, r) ? k.openTask(s, r) : "r in online";
    }

    private @Nullable String mayQueue(long[] s, int w, int d) {
        String refusal = working(s, w);
        if (refusal != null) {
            return refusal;
        }
        if (!k.v.workTodo.has(s, d)) {
            return "d in workTodo";
        }
        return queue.showLocked(s, w, d) ? "~CsdLocked(w, d)" : null;
    }

    private @Nullable String working(long[] s, int w) {
        if (!k.v.worker.is(s, w)) {
            return "worker = w";
        }
        return k.runs(s, w, Context.TASK) ? null : "the task of w runs";
    }
}
