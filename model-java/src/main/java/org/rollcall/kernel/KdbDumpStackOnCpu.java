package org.rollcall.kernel;

import org.jspecify.annotations.Nullable;

/** kernel/debug/kdb/kdb_bt.c: kdb_dump_stack_on_cpu, the debugger asks a slave to print its stack. */
public final class KdbDumpStackOnCpu {
    /** The master sets DCPU_WANT_BT on a slave; no slave, no request. */
    public final Action btcAsk;
    /** kernel/debug/debug_core.c: kgdb_cpu_enter, DCPU_WANT_BT: dump_stack. */
    public final Action btcDump;

    private final Contexts k;
    private final boolean btc;

    /** With {@code btc} the user may ask for the stacks of the slaves. */
    public KdbDumpStackOnCpu(Contexts k, PrintkCpuSync printk, boolean btc) {
        this.k = k;
        this.btc = btc;
        Variables v = k.v;
        btcAsk = Action.of(this::mayAsk, (s, c, d) -> {
            if (isSlave(s, d)) {
                v.btc.put(s, d);
            }
        });
        btcDump = Action.of(
                (s, d, a) -> {
                    if (!v.btc.is(s, d)) {
                        return "btc = d";
                    }
                    if (!printk.isFree(s)) {
                        return "psync = None";
                    }
                    return k.handlerAt(s, d, Label.L) ? null : "the handler of d is at L";
                },
                (s, d, a) -> v.btc.clear(s));
    }

    /** Whether a CPU is in the slave's loop. */
    public boolean isSlave(long[] s, int d) {
        return k.isSlaveAt(s, d, Label.L.bit());
    }

    private @Nullable String mayAsk(long[] s, int c, int d) {
        if (!btc) {
            return "Btc";
        }
        if (!k.masterAt(s, c, DbgLabel.M9)) {
            return "the master is at M9";
        }
        if (d == c || !k.v.online.has(s, d)) {
            return "d in online, not c";
        }
        return k.v.btc.isNone(s) ? null : "btc = None";
    }
}
