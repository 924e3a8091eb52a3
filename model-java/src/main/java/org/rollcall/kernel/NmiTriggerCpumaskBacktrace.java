package org.rollcall.kernel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** lib/nmi_backtrace.c: nmi_trigger_cpumask_backtrace, the requester. */
public final class NmiTriggerCpumaskBacktrace implements Mechanism {
    /** Which mask the raise loop walks. */
    public enum RaiseMask {
        /** backtrace_mask, from which targets clear themselves meanwhile. */
        LIVE,
        /** The caller's mask: raised before it is copied (F24c). */
        CALLERS,
        /** All that the request asks, the requester among them (F24j). */
        ASKED
    }

    private final Contexts k;
    private final PrintkCpuSync printk;
    private final Progress progress;
    private final Sgi btSgi;
    private final long requesters;
    private final CallersMask mask;
    private final Habit.Who who;
    private final int maxBt;
    private final Optional<Delivery> delivery;
    private final CallFunctionQueue queue;
    private final RaiseMask raiseMask;
    private final BtLabel timedOut;

    /**
     * The requester.
     *
     * @param requesters CPUs that may ask
     * @param mask the mask that the caller passes
     * @param who whose hard-lockup detector may ask
     * @param maxBt number of requests
     */
    public NmiTriggerCpumaskBacktrace(
            Contexts k,
            PrintkCpuSync printk,
            Progress progress,
            CallFunctionQueue queue,
            IpiSetup setup,
            KernelBuild build,
            long requesters,
            CallersMask mask,
            Habit.Who who,
            int maxBt,
            RaiseMask raiseMask) {
        this.k = k;
        this.printk = printk;
        this.progress = progress;
        this.queue = queue;
        this.btSgi = setup.btSgi();
        this.timedOut = build.has(Capability.NAMES_SILENT) ? BtLabel.T6B : BtLabel.T8;
        this.requesters = requesters;
        this.mask = mask;
        this.who = who;
        this.maxBt = maxBt;
        this.delivery = setup.backtrace();
        this.raiseMask = raiseMask;
    }

    @Override
    public void into(Actions actions) {
        Variables v = k.v;
        actions.put(StepKind.T1, Action.of(this::mayRequest, this::request).by(requesters, "r in Requesters"));
        actions.put(
                StepKind.LEAVE_OUT,
                Action.of(k.requesterAt(StepKind.LEAVE_OUT), (s, r, d) -> v.btSkip.add(s, d))
                        .onlyIf((s, r, d) -> mask.mayLeaveOut(v, s, d) ? null : "d in BtSpared \\ btSkip"));
        actions.put(StepKind.T2, Action.of(k.requesterAt(StepKind.T2), (s, r, a) -> {
            long asked = mask.of(v, s);
            v.btPc.put(s, BtLabel.T4);
            v.btMask.put(s, asked);
            v.btWant.put(s, asked);
            v.btSkip.put(s, 0);
            v.btBegan.put(s, 0);
        }));
        actions.put(
                StepKind.T4,
                Action.of(k.requesterAt(StepKind.T4), (s, r, a) -> ownStack(s, r))
                        .onlyIf((s, r, a) -> v.btMask.has(s, r) && !printk.isFree(s, r) ? "LockFree(r)" : null));
        actions.put(
                StepKind.T4_END,
                Action.of(k.requesterAt(StepKind.T4_END), (s, r, a) -> ownStackEnd(s, r))
                        .onlyIf((s, r, a) -> printk.canPrint(s) ? null : "CanPrint"));
        actions.put(
                StepKind.T5,
                Action.of(k.requesterAt(StepKind.T5), (s, r, d) -> {
                            v.btSent.add(s, d);
                            raise(s, d);
                        })
                        .onlyIf((s, r, d) -> (raiseLeft(s) >>> d & 1) != 0 ? null : "d in RaiseLeft"));
        actions.put(
                StepKind.T5_END,
                Action.of(k.requesterAt(StepKind.T5_END), (s, r, a) -> v.btPc.put(s, BtLabel.T6))
                        .onlyIf((s, r, a) -> raiseLeft(s) == 0 ? null : "RaiseLeft = {}"));
        actions.put(
                StepKind.T6,
                Action.of(k.requesterAt(StepKind.T6), (s, r, a) -> v.btPc.put(s, BtLabel.T8))
                        .onlyIf((s, r, a) -> progress.allAnswered(s) ? null : "AllAnswered"));
        actions.put(
                StepKind.TIMEOUT_BT,
                Action.of(k.requesterAt(StepKind.TIMEOUT_BT), (s, r, a) -> v.btPc.put(s, timedOut))
                        .onlyIf((s, r, a) -> progress.allAnswered(s) ? "~AllAnswered" : null)
                        .onlyIf((s, r, a) -> progress.timePasses(s) ? null : "TimePasses"));
        actions.put(StepKind.T6B, Action.of(k.requesterAt(StepKind.T6B), (s, r, a) -> v.btPc.put(s, BtLabel.T8)));
        actions.put(StepKind.T8, Action.of(k.requesterAt(StepKind.T8), (s, r, a) -> {
            v.btReqr.clear(s);
            v.btPc.put(s, BtLabel.NONE);
            v.btSent.put(s, 0);
            v.btWant.put(s, 0);
            v.btBegan.put(s, 0);
            if (v.task.is(s, r, TaskState.WATCHDOG)) {
                k.masks.localDaifRestore(s, r);
                k.taskBecomes(s, r, TaskState.STUCK);
            }
        }));
    }

    private @Nullable String mayRequest(long[] s, int r, int a) {
        Variables v = k.v;
        if (delivery.isEmpty()) {
            return "~BtFallback";
        }
        if (v.btCount.get(s) >= maxBt) {
            return "btCount < MaxBt";
        }
        boolean asks = v.task.is(s, r, TaskState.OPEN) || !printk.locks() && v.task.is(s, r, TaskState.IRQOFF);
        if (!asks && !fromNmi(s, r)) {
            return "task[r] is open, or without the printk lock irqoff, or FromNmi(r)";
        }
        if (!v.online.has(s, r)) {
            return "r in online";
        }
        if (!k.taskFree(s, r)) {
            return "TaskFree(r)";
        }
        return k.runs(s, r, Context.TASK) ? null : "the task of r runs";
    }

    private void raise(long[] s, int d) {
        if (delivery.filter(Delivery.CSD::equals).isPresent()) {
            queue.queueBacktrace(s, d);
        } else {
            k.v.pend.add(s, d, btSgi.bit());
        }
    }

    /** kernel/watchdog.c: watchdog_hardlockup_check runs in an NMI, on top of a task that is stuck. */
    private boolean fromNmi(long[] s, int r) {
        return (who.has(Habit.WATCHDOGS) >>> r & 1) != 0
                && k.v.task.is(s, r, TaskState.STUCK)
                && k.registers.nmiPriority(s, r) != 0;
    }

    private void request(long[] s, int r, int a) {
        Variables v = k.v;
        v.btCount.put(s, v.btCount.get(s) + 1);
        if (v.btReqr.isNone(s)) {
            v.btReqr.put(s, r);
            v.btPc.put(s, BtLabel.T2);
            v.btSent.put(s, 0);
            if (v.task.is(s, r, TaskState.STUCK)) {
                k.taskBecomes(s, r, TaskState.WATCHDOG);
            }
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
        if (printk.locks() && v.task.is(s, r, TaskState.OPEN)) {
            k.taskBecomes(s, r, TaskState.IRQOFF);
        }
    }

    private void ownStackEnd(long[] s, int r) {
        Variables v = k.v;
        v.btPc.put(s, BtLabel.T5);
        v.btMask.remove(s, r);
        printk.release(s, r);
        if (printk.locks() && v.task.is(s, r, TaskState.IRQOFF)) {
            k.taskBecomes(s, r, TaskState.OPEN);
        }
    }

    /** The targets that the raise loop would still send to. */
    private long raiseLeft(long[] s) {
        Variables v = k.v;
        long walked = switch (raiseMask) {
            case LIVE -> v.btMask.get(s);
            case CALLERS -> mask.of(v, s) & ~(1L << v.btReqr.get(s));
            case ASKED -> v.btWant.get(s);
        };
        return walked & ~v.btSent.get(s);
    }
}
