package org.rollcall.kernel;

import org.jspecify.annotations.Nullable;

/** lib/nmi_backtrace.c: nmi_cpu_backtrace, the handler's backtrace part. */
public final class NmiCpuBacktrace {
    /** Tests this CPU's bit. */
    public final Action h1;
    /** Begins to print. */
    public final Action p1;
    /** Ends its print. */
    public final Action p2;
    /** Clears this CPU's bit, after printing. */
    public final Action p3;

    private final Contexts k;
    private final KernelVersion version;
    private final PrintkCpuSync printk;

    /** The handler of a version. */
    public NmiCpuBacktrace(Contexts k, KernelVersion version, PrintkCpuSync printk) {
        this.k = k;
        this.version = version;
        this.printk = printk;
        Variables v = k.v;
        h1 = Action.of(
                (s, c, a) -> at(s, c, Label.H1),
                (s, c, a) -> k.handlerGoes(s, c, v.btMask.has(s, c) ? Label.P1 : afterBacktrace(false)));
        p1 = Action.of((s, c, a) -> at(s, c, Label.P1), (s, c, a) -> {
                    k.handlerGoes(s, c, Label.P2);
                    if (!v.btReqr.isNone(s)) {
                        v.btBegan.add(s, c);
                    }
                    printk.acquire(s, c);
                })
                .onlyIf((s, c, a) -> printk.isFree(s) ? null : "psync = None");
        p2 = Action.of((s, c, a) -> at(s, c, Label.P2), (s, c, a) -> {
                    k.handlerGoes(s, c, Label.P3);
                    printk.release(s);
                })
                .onlyIf((s, c, a) -> printk.canPrint(s) ? null : "CanPrint");
        p3 = Action.of((s, c, a) -> at(s, c, Label.P3), (s, c, a) -> {
            k.handlerGoes(s, c, afterBacktrace(true));
            v.btMask.remove(s, c);
        });
    }

    /** Where the handler goes: it is done if the debugger has an SGI of its own, or with an early return after a dump. */
    public Label afterBacktrace(boolean did) {
        if (!version.has(Capability.SHARED) || did && version.has(Capability.EARLY_RETURN)) {
            return Label.RET;
        }
        return version.has(Capability.ACTIVE_TEST) ? Label.H2A : Label.H2;
    }

    private @Nullable String at(long[] s, int c, Label label) {
        return k.handlerAt(s, c, label) ? null : "the handler of c is at the label";
    }
}
