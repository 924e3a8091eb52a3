package org.rollcall.kernel;

import org.jspecify.annotations.Nullable;

/** kernel/debug/debug_core.c: kgdb_nmicallback and the slave's part of kgdb_cpu_enter. */
public final class KgdbNmicallback {
    /** arch/arm64/kernel/kgdb.c (v5, v6): is anybody in the debugger? */
    public final Action h2a;
    /** kgdb_nmicallback, and enter_kgdb++. */
    public final Action h2;
    /** slaves_in_kgdb++. */
    public final Action e2Slave;
    /** A slave sees dbg_slave_lock free. */
    public final Action r1;
    /** enter_kgdb-- and slaves_in_kgdb--. */
    public final Action r4;

    private final Contexts k;

    /** The slave's part. */
    public KgdbNmicallback(Contexts k) {
        this.k = k;
        Variables v = k.v;
        h2a = Action.of(
                (s, c, a) -> at(s, c, Label.H2A),
                (s, c, a) -> k.handlerGoes(s, c, v.kgActive.isNone(s) ? afterKgdb(s, c) : Label.H2));
        h2 = Action.of((s, c, a) -> at(s, c, Label.H2), (s, c, a) -> {
            v.roundingUp.remove(s, c);
            if (v.entered.has(s, c) || v.mlock.isNone(s)) {
                k.handlerGoes(s, c, afterKgdb(s, c));
            } else {
                v.entered.add(s, c);
                k.handlerGoes(s, c, Label.E2);
            }
        });
        e2Slave = Action.of((s, c, a) -> at(s, c, Label.E2), (s, c, a) -> {
            k.handlerGoes(s, c, Label.L);
            v.nS.put(s, v.nS.get(s) + 1);
        });
        r1 = Action.of((s, c, a) -> at(s, c, Label.L), (s, c, a) -> k.handlerGoes(s, c, Label.R4))
                .onlyIf((s, c, a) -> v.btc.is(s, c) ? "btc # c" : null)
                .onlyIf((s, c, a) -> v.slock.get(s) ? "~slock" : null);
        r4 = Action.of((s, c, a) -> at(s, c, Label.R4), (s, c, a) -> {
            k.handlerGoes(s, c, afterKgdb(s, c));
            v.entered.remove(s, c);
            v.nS.put(s, v.nS.get(s) - 1);
        });
    }

    private Label afterKgdb(long[] s, int c) {
        return k.serves(s, c, Sgi.CALL) ? Label.C : Label.RET;
    }

    private @Nullable String at(long[] s, int c, Label label) {
        return k.handlerAt(s, c, label) ? null : "the handler of c is at the label";
    }
}
