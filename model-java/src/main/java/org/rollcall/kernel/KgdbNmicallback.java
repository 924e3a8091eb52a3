package org.rollcall.kernel;

/** kernel/debug/debug_core.c: kgdb_nmicallback and the slave's part of kgdb_cpu_enter. */
public final class KgdbNmicallback implements Mechanism {

    private final Contexts k;
    private final boolean testsSlaveLock;
    private final boolean countsIfLocked;

    /** The slave's part. */
    public KgdbNmicallback(Contexts k, Repair.Made repairs) {
        this.k = k;
        this.testsSlaveLock = repairs.has(Repair.TESTS_SLAVE_LOCK);
        this.countsIfLocked = repairs.has(Repair.COUNTS_IF_LOCKED);
    }

    @Override
    public void into(Actions actions) {
        Variables v = k.v;
        actions.put(
                StepKind.H2A,
                Action.of(
                        k.handlerAt(StepKind.H2A),
                        (s, c, a) -> k.handlerGoes(s, c, v.kgActive.isNone(s) ? afterKgdb(s, c) : Label.H2)));
        actions.put(StepKind.H2, Action.of(k.handlerAt(StepKind.H2), (s, c, a) -> {
            v.roundingUp.remove(s, c);
            if (v.entered.has(s, c) || !debuggerIsIn(s)) {
                k.handlerGoes(s, c, afterKgdb(s, c));
            } else {
                v.entered.add(s, c);
                k.handlerGoes(s, c, Label.E2);
            }
        }));
        actions.put(StepKind.E2_SLAVE, Action.of(k.handlerAt(StepKind.E2_SLAVE), (s, c, a) -> {
            if (countsIfLocked && !v.slock.get(s)) {
                v.entered.remove(s, c);
                k.handlerGoes(s, c, afterKgdb(s, c));
            } else {
                k.handlerGoes(s, c, Label.L);
                v.nS.put(s, v.nS.get(s) + 1);
            }
        }));
        actions.put(
                StepKind.R1,
                Action.of(k.handlerAt(StepKind.R1), (s, c, a) -> k.handlerGoes(s, c, Label.R4))
                        .onlyIf((s, c, a) -> v.btc.is(s, c) ? "btc # c" : null)
                        .onlyIf((s, c, a) -> v.slock.get(s) ? "~slock" : null));
        actions.put(StepKind.R4, Action.of(k.handlerAt(StepKind.R4), (s, c, a) -> {
            k.handlerGoes(s, c, afterKgdb(s, c));
            v.entered.remove(s, c);
            v.nS.put(s, v.nS.get(s) - 1);
        }));
    }

    private boolean debuggerIsIn(long[] s) {
        return testsSlaveLock ? k.v.slock.get(s) : !k.v.mlock.isNone(s);
    }

    private Label afterKgdb(long[] s, int c) {
        return k.serves(s, c, Sgi.CALL) ? Label.C : Label.RET;
    }
}
