package org.rollcall.kernel;

import org.jspecify.annotations.Nullable;

/** kernel/debug/debug_core.c: kgdb_cpu_enter, the master; {@link KgdbRoundup} has its send loop. */
public final class KgdbCpuEnter {
    /** A breakpoint or an oops: num_online_cpus() is sampled, enter_kgdb++. */
    public final Action e0;
    /** masters_in_kgdb++. */
    public final Action e2Master;
    /** raw_spin_trylock(&amp;dbg_master_lock). */
    public final Action lockMaster;
    /** atomic_xchg(&amp;kgdb_active, cpu). */
    public final Action m1;
    /** raw_spin_lock(&amp;dbg_slave_lock). */
    public final Action m4;
    /** The wait loop: masters_in_kgdb + slaves_in_kgdb equals the sample of E0. */
    public final Action m6;
    /** The wait loop: 1 s is over; "KGDB: Timed out waiting for secondary CPUs." */
    public final Action timeoutKg;
    /** The user's {@code go}: dbg_slave_lock is released. */
    public final Action go;
    /** Wait for the slaves; no time-out. */
    public final Action x3;
    /** enter_kgdb--, masters_in_kgdb--, kgdb_active = -1, dbg_master_lock released. */
    public final Action x5;

    private final Contexts k;
    private final long masters;
    private final int maxKg;

    /**
     * The master's part.
     *
     * @param masters CPUs that may enter the debugger
     * @param maxKg number of debugger entries
     */
    public KgdbCpuEnter(Contexts k, Progress progress, DbgEntry dbgEntry, long masters, int maxKg) {
        this.k = k;
        this.masters = masters;
        this.maxKg = maxKg;
        Variables v = k.v;
        e0 = Action.of(this::mayEnter, (s, c, a) -> {
            v.kgCount.put(s, v.kgCount.get(s) + 1);
            v.snap.put(s, c, countOnline(s));
            v.entered.add(s, c);
            k.masks.enterDebugger(s, c, dbgEntry);
            v.dbgPc.put(s, c, DbgLabel.E2);
        });
        e2Master = step(DbgLabel.E2, DbgLabel.L).then((s, c, a) -> v.nM.put(s, v.nM.get(s) + 1));
        lockMaster = step(DbgLabel.L, DbgLabel.M1)
                .then((s, c, a) -> v.mlock.put(s, c))
                .onlyIf((s, c, a) -> v.mlock.isNone(s) ? null : "mlock = None");
        m1 = step(DbgLabel.M1, DbgLabel.M4).then((s, c, a) -> v.kgActive.put(s, c));
        m4 = step(DbgLabel.M4, DbgLabel.M5).then((s, c, a) -> v.slock.put(s, true));
        m6 = step(DbgLabel.M6, DbgLabel.M9).onlyIf((s, c, a) -> allCounted(s, c) ? null : "nM + nS = snap[c]");
        timeoutKg = Action.of(
                (s, c, a) -> {
                    if (!k.masterAt(s, c, DbgLabel.M6)) {
                        return "the master is at M6";
                    }
                    if (allCounted(s, c)) {
                        return "nM + nS # snap[c]";
                    }
                    return progress.timePasses(s) ? null : "TimePasses";
                },
                (s, c, a) -> {
                    v.dbgPc.put(s, c, DbgLabel.M9);
                    v.tmo.put(s, true);
                });
        go = step(DbgLabel.M9, DbgLabel.X3)
                .then((s, c, a) -> {
                    v.slock.put(s, false);
                    v.tmo.put(s, false);
                    v.kgAsked.put(s, 0);
                })
                .onlyIf((s, c, a) -> v.btc.isNone(s) ? null : "btc = None");
        x3 = step(DbgLabel.X3, DbgLabel.X5).onlyIf((s, c, a) -> v.nS.get(s) == 0 ? null : "nS = 0");
        x5 = step(DbgLabel.X5, DbgLabel.NONE).then((s, c, a) -> {
            k.masks.exit(s, c, Context.DBG);
            v.entered.remove(s, c);
            v.nM.put(s, v.nM.get(s) - 1);
            v.snap.put(s, c, 0);
            v.mlock.clear(s);
            v.kgActive.clear(s);
        });
    }

    private @Nullable String mayEnter(long[] s, int c, int a) {
        Variables v = k.v;
        if ((masters >>> c & 1) == 0) {
            return "c in Masters";
        }
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

    private boolean allCounted(long[] s, int c) {
        Variables v = k.v;
        return v.nM.get(s) + v.nS.get(s) == v.snap.get(s, c);
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

    private Action step(DbgLabel from, DbgLabel to) {
        return Action.of(
                (s, c, a) -> k.masterAt(s, c, from) ? null : "the master is at the label",
                (s, c, a) -> k.v.dbgPc.put(s, c, to));
    }
}
