package org.rollcall.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The printk CPU lock and the console lock.
 *
 * <p>lib/dump_stack.c and lib/nmi_backtrace.c take the first around a stack since v5.15; kernel/printk/printk.c.
 */
public final class PrintkCpuSync implements Mechanism {
    /** Whom a lock that is held lets in. */
    public enum Owner {
        /** Its owner: an NMI may print over a print of its own CPU. */
        ENTERS_AGAIN,
        /** Nobody. */
        WAITS
    }

    /** What a print needs before it is out. */
    public enum Flush {
        /** The holder of the CPU lock prints at once, since v6.14. */
        AT_ONCE,
        /** It prints with the console lock (F17). */
        WITH_CONSOLE_LOCK
    }

    private final Contexts k;
    private final boolean locks;
    private final Owner owner;
    private final Flush flush;
    private final Habit.Who who;
    private final boolean yields;

    /**
     * The locks of a kernel.
     *
     * @param locks whether the NMI handler takes the printk CPU lock: kernels since v5.15
     * @param who which tasks may print a stack, or hold the console lock
     */
    public PrintkCpuSync(Contexts k, boolean locks, Owner owner, Flush flush, Habit.Who who, Repair.Made repairs) {
        this.k = k;
        this.locks = locks;
        this.owner = owner;
        this.flush = flush;
        this.who = who;
        this.yields = repairs.has(Repair.LOCK_YIELDS);
    }

    @Override
    public void into(Actions actions) {
        Variables v = k.v;
        actions.put(
                StepKind.DUMP_STACK,
                Action.of((s, c, a) -> v.psync.isNone(s) ? k.openTask(s, c) : "psync = None", (s, c, a) -> {
                            k.taskBecomes(s, c, TaskState.IRQOFF);
                            acquire(s, c);
                        })
                        .by(who, Habit.PRINTERS)
                        .by(locks ? v.all : 0, "PrintLock"));
        actions.put(StepKind.DUMP_STACK_END, Action.of(this::mayEndDump, (s, c, a) -> {
            k.taskBecomes(s, c, TaskState.OPEN);
            release(s, c);
        }));
        actions.put(
                StepKind.CONSOLE_LOCK,
                Action.of(
                                (s, c, a) -> v.console.isNone(s) ? k.openTask(s, c) : "console = None",
                                (s, c, a) -> v.console.put(s, c))
                        .by(who, Habit.CONSOLES));
        actions.put(
                StepKind.CONSOLE_UNLOCK,
                Action.of(
                        (s, c, a) -> {
                            if (!v.console.is(s, c)) {
                                return "console = c";
                            }
                            return k.runs(s, c, Context.TASK) ? null : "the task of c runs";
                        },
                        (s, c, a) -> v.console.clear(s)));
    }

    /** Whether CPU {@code c} need not wait for the printk CPU lock. */
    boolean isFree(long[] s, int c) {
        return !locks
                || k.v.psync.isNone(s)
                || owner == Owner.ENTERS_AGAIN && k.v.psync.is(s, c)
                || yields && !k.v.kgActive.isNone(s);
    }

    /** Whether a CPU that holds the lock can get its text out. */
    public boolean canPrint(long[] s) {
        return flush == Flush.AT_ONCE || k.v.console.isNone(s);
    }

    /** Whether the lock exists in this kernel. */
    boolean locks() {
        return locks;
    }

    /** Who need not wait for another's lock prints without it. */
    void acquire(long[] s, int c) {
        if (locks && (k.v.psync.isNone(s) || k.v.psync.is(s, c))) {
            k.v.psyncNested.put(s, k.v.psync.is(s, c));
            k.v.psync.put(s, c);
        }
    }

    void release(long[] s, int c) {
        if (!k.v.psync.is(s, c)) {
            return;
        }
        if (!k.v.psyncNested.get(s)) {
            k.v.psync.clear(s);
        }
        k.v.psyncNested.put(s, false);
    }

    private @Nullable String mayEndDump(long[] s, int c, int a) {
        if (!k.v.psync.is(s, c)) {
            return "psync = c";
        }
        if (k.v.btReqr.is(s, c)) {
            return "btReqr # c";
        }
        if (!canPrint(s)) {
            return "CanPrint";
        }
        return k.runs(s, c, Context.TASK) ? null : "the task of c runs";
    }
}
