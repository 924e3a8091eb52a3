package org.rollcall.kernel;

/** kernel/debug/kdb/kdb_bt.c: kdb_dump_stack_on_cpu, the debugger asks a slave to print its stack. */
public final class KdbDumpStackOnCpu implements Mechanism {

    private final Contexts k;
    private final PrintkCpuSync printk;
    private final boolean btc;

    /** With {@code btc} the user may ask for the stacks of the slaves. */
    public KdbDumpStackOnCpu(Contexts k, PrintkCpuSync printk, boolean btc) {
        this.k = k;
        this.btc = btc;
        this.printk = printk;
    }

    @Override
    public void into(Actions actions) {
        Variables v = k.v;
        actions.put(
                StepKind.BTC_ASK,
                Action.of(k.masterAt(StepKind.BTC_ASK, "the master is at M9"), (s, c, d) -> {
                            if (isSlave(s, d)) {
                                v.btc.put(s, d);
                            }
                        })
                        .onlyIf((s, c, d) -> d != c && v.online.has(s, d) ? null : "d in online, not c")
                        .onlyIf((s, c, d) -> v.btc.isNone(s) ? null : "btc = None")
                        .by(btc ? v.all : 0, "Btc"));
        actions.put(
                StepKind.BTC_DUMP,
                Action.of((s, d, a) -> v.btc.is(s, d) ? null : "btc = d", (s, d, a) -> v.btc.clear(s))
                        .onlyIf((s, d, a) -> printk.isFree(s, d) ? null : "LockFree(d)")
                        .onlyIf(k.handlerAt(StepKind.BTC_DUMP, "the handler of d is at L")));
    }

    /** Whether a CPU is in the slave's loop. */
    public boolean isSlave(long[] s, int d) {
        return k.isSlaveAt(s, d, Label.L.bit());
    }
}
