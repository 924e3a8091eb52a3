package org.rollcall.kernel;

import org.jspecify.annotations.Nullable;

/** kernel/debug/debug_core.c: kgdb_cpu_enter, the master; {@link KgdbRoundup} has its send loop. */
public final class KgdbCpuEnter implements Mechanism {

    private final Contexts k;
    private final Progress progress;
    private final DbgEntry dbgEntry;
    private final long masters;
    private final int maxKg;
    private final boolean activeLate;

    /**
     * The master's part.
     *
     * @param masters CPUs that may enter the debugger
     * @param maxKg number of debugger entries
     */
    public KgdbCpuEnter(
            Contexts k, Progress progress, DbgEntry dbgEntry, long masters, int maxKg, Repair.Made repairs) {
        this.k = k;
        this.progress = progress;
        this.dbgEntry = dbgEntry;
        this.masters = masters;
        this.maxKg = maxKg;
        this.activeLate = repairs.has(Repair.ACTIVE_LATE);
    }

    @Override
    public void into(Actions actions) {
        Variables v = k.v;
        actions.put(
                StepKind.E0,
                Action.of(this::mayEnter, (s, c, a) -> {
                            v.kgCount.put(s, v.kgCount.get(s) + 1);
                            v.snap.put(s, c, countOnline(s));
                            v.entered.add(s, c);
                            k.masks.enterDebugger(s, c, dbgEntry);
                            v.dbgPc.put(s, c, DbgLabel.E2);
                        })
                        .by(masters, "c in Masters"));
        actions.put(
                StepKind.E2_MASTER,
                step(StepKind.E2_MASTER, DbgLabel.L).then((s, c, a) -> v.nM.put(s, v.nM.get(s) + 1)));
        actions.put(
                StepKind.LOCK_MASTER,
                step(StepKind.LOCK_MASTER, DbgLabel.M1)
                        .then((s, c, a) -> v.mlock.put(s, c))
                        .onlyIf((s, c, a) -> v.mlock.isNone(s) ? null : "mlock = None"));
        Action m1 = step(StepKind.M1, DbgLabel.M4);
        actions.put(StepKind.M1, activeLate ? m1 : m1.then((s, c, a) -> v.kgActive.put(s, c)));
        actions.put(StepKind.M4, step(StepKind.M4, DbgLabel.M5).then((s, c, a) -> {
            v.slock.put(s, true);
            v.kgActive.put(s, c);
        }));
        actions.put(
                StepKind.M6,
                step(StepKind.M6, DbgLabel.M9).onlyIf((s, c, a) -> progress.allIn(s, c) ? null : "AllIn(c)"));
        actions.put(
                StepKind.TIMEOUT_KG,
                Action.of(k.masterAt(StepKind.TIMEOUT_KG, "the master is at M6"), (s, c, a) -> {
                            v.dbgPc.put(s, c, DbgLabel.M9);
                            v.tmo.put(s, true);
                        })
                        .onlyIf((s, c, a) -> progress.allIn(s, c) ? "~AllIn(c)" : null)
                        .onlyIf((s, c, a) -> progress.timePasses(s) ? null : "TimePasses"));
        actions.put(
                StepKind.GO,
                step(StepKind.GO, DbgLabel.X3)
                        .then((s, c, a) -> {
                            v.slock.put(s, false);
                            v.tmo.put(s, false);
                            v.kgAsked.put(s, 0);
                        })
                        .onlyIf((s, c, a) -> v.btc.isNone(s) ? null : "btc = None"));
        actions.put(
                StepKind.X3, step(StepKind.X3, DbgLabel.X5).onlyIf((s, c, a) -> v.nS.get(s) == 0 ? null : "nS = 0"));
        actions.put(StepKind.X5, Action.of(k.masterAt(StepKind.X5), (s, c, a) -> {
            v.entered.remove(s, c);
            v.nM.put(s, v.nM.get(s) - 1);
            v.snap.put(s, c, 0);
            if (dbgEntry == DbgEntry.BRK) {
                unlock(s, c);
            } else {
                v.dbgPc.put(s, c, DbgLabel.X6);
            }
        }));
        actions.put(StepKind.X6, Action.of(k.masterAt(StepKind.X6), (s, c, a) -> unlock(s, c)));
    }

    /** The last steps; after a breakpoint nothing can come between. */
    private void unlock(long[] s, int c) {
        k.v.dbgPc.put(s, c, DbgLabel.NONE);
        k.masks.exit(s, c, Context.DBG);
        k.v.mlock.clear(s);
        k.v.kgActive.clear(s);
    }

    private @Nullable String mayEnter(long[] s, int c, int a) {
        Variables v = k.v;
        if (v.kgCount.get(s) >= maxKg) {
            return "kgCount < MaxKg";
        }
        if (!v.task.is(s, c, TaskState.OPEN) && !v.task.is(s, c, TaskState.IRQOFF)) {
            return "task[c] is open or irqoff";
        }
        if (!v.online.has(s, c)) {
            return "c in online";
        }
        return k.runs(s, c, Context.TASK) ? null : "the task of c runs";
    }

    /** num_online_cpus(): the counter lags behind the mask. */
    private int countOnline(long[] s) {
        int count = 0;
        for (long left = k.v.online.get(s); left != 0; left &= left - 1) {
            if (!k.v.task.is(s, Long.numberOfTrailingZeros(left), TaskState.UNCOUNTED)) {
                count++;
            }
        }
        return count;
    }

    private Action step(StepKind kind, DbgLabel to) {
        return Action.of(k.masterAt(kind), (s, c, a) -> k.v.dbgPc.put(s, c, to));
    }
}
