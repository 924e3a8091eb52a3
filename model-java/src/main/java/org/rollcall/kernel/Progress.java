package org.rollcall.kernel;

/**
 * Time without a clock: a prompt step is one that happens well within a time-out, and a fair time-out fires only when
 * no CPU can make one.
 */
public final class Progress {
    private static final int PROMPT_TASKS = TaskState.IRQOFF.bit()
            | TaskState.HARD.bit()
            | TaskState.SUSPENDED.bit()
            | TaskState.SETUP.bit()
            | TaskState.UNCOUNTED.bit()
            | TaskState.LISTED.bit()
            | TaskState.COMING.bit()
            | TaskState.DYING.bit()
            | TaskState.SELFSTOP.bit()
            | TaskState.SELFOFF.bit();

    private final Contexts k;
    private final PrintkCpuSync printk;
    private final CallFunctionQueue queue;
    private final Timeouts timeouts;
    private final Repair.Made repairs;

    /** The time of a machine. */
    public Progress(Contexts k, PrintkCpuSync printk, CallFunctionQueue queue, Timeouts timeouts, Repair.Made repairs) {
        this.k = k;
        this.printk = printk;
        this.queue = queue;
        this.timeouts = timeouts;
        this.repairs = repairs;
    }

    /** Whether a requester's wait is over. */
    boolean allAnswered(long[] s) {
        return k.v.btMask.get(s) == 0 && !(repairs.has(Repair.ANSWERS_APART) && someonePrints(s));
    }

    private boolean someonePrints(long[] s) {
        for (int c = 0; c < k.v.cpus; c++) {
            if (k.isSlaveAt(s, c, Label.P2.bit() | Label.P3.bit())) {
                return true;
            }
        }
        return false;
    }

    private boolean eachIsCounted(long[] s) {
        for (long left = k.v.kgAsked.get(s); left != 0; left &= left - 1) {
            int d = Long.numberOfTrailingZeros(left);
            if (!k.v.dbgPc.get(s, d).isCounted() && !k.isSlaveAt(s, d, Label.COUNTED)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the wait of this master is over. */
    boolean allIn(long[] s, int c) {
        Variables v = k.v;
        if (repairs.has(Repair.AWAITS_EACH)) {
            return eachIsCounted(s);
        }
        int missing = v.snap.get(s, c) - v.nM.get(s) - v.nS.get(s);
        return repairs.has(Repair.AT_LEAST) ? missing <= 0 : missing == 0;
    }

    /** Whether a time-out may fire now. */
    boolean timePasses(long[] s) {
        return switch (timeouts) {
            case ANY -> true;
            case NONE -> false;
            case FAIR -> {
                for (int c = 0; c < k.v.cpus; c++) {
                    if (prompt(s, c)) {
                        yield false;
                    }
                }
                yield true;
            }
        };
    }

    /** Whether a CPU makes its next step well within a time-out. */
    boolean prompt(long[] s, int c) {
        return k.interrupted(s, c)
                || switch (k.top(s, c)) {
                    case EVENT, NMI, IRQ -> handlerPrompt(s, c);
                    case DBG -> masterPrompt(s, c);
                    case TASK -> taskPrompt(s, c);
                };
    }

    /** Whether the worker need not wait for a locked csd. */
    boolean workerPrompt(long[] s, int w) {
        long todo = k.v.workTodo.get(s);
        for (long left = todo; left != 0; left &= left - 1) {
            if (!queue.showLocked(s, w, Long.numberOfTrailingZeros(left))) {
                return true;
            }
        }
        return todo == 0;
    }

    private boolean handlerPrompt(long[] s, int c) {
        Variables v = k.v;
        return switch (k.handlerPc(s, c)) {
            case P1 -> printk.isFree(s, c);
            case P2 -> printk.canPrint(s);
            case L -> !v.slock.get(s) || v.btc.is(s, c) && printk.isFree(s, c);
            case Z -> false;
            default -> true;
        };
    }

    private boolean masterPrompt(long[] s, int c) {
        Variables v = k.v;
        return switch (v.dbgPc.get(s, c)) {
            case L -> v.mlock.isNone(s);
            case M6 -> allIn(s, c);
            case M9 -> false;
            case X3 -> v.nS.get(s) == 0;
            default -> true;
        };
    }

    private boolean requesterPrompt(long[] s, int c) {
        Variables v = k.v;
        return switch (v.btPc.get(s)) {
            case T4 -> printk.isFree(s, c) || !v.btMask.has(s, c);
            case T4E -> printk.canPrint(s);
            case T6 -> allAnswered(s);
            default -> true;
        };
    }

    private boolean stopPrompt(long[] s, int c) {
        Variables v = k.v;
        return !v.stopper.is(s, c)
                || switch (v.stopPc.get(s)) {
                    case K2S, K3S, K4S -> true;
                    case K2, K3, K4 -> v.online.get(s) == 1L << c;
                    case NONE, K5, K7 -> false;
                };
    }

    private boolean taskPrompt(long[] s, int c) {
        Variables v = k.v;
        return v.task.isAny(s, c, PROMPT_TASKS) && k.taskFree(s, c)
                || v.task.is(s, c, TaskState.STOPPING) && stopPrompt(s, c)
                || v.task.is(s, c, TaskState.IDLE) && k.registers.wakes(s, c)
                || v.btReqr.is(s, c) && requesterPrompt(s, c)
                || v.worker.is(s, c) && workerPrompt(s, c)
                || v.work.is(s, c) && v.worker.isNone(s) && v.task.is(s, c, TaskState.OPEN)
                || v.psync.is(s, c) && !v.btReqr.is(s, c) && printk.canPrint(s)
                || v.console.is(s, c);
    }
}
