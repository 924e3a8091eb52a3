package org.rollcall.kernel;

/** lib/nmi_backtrace.c: nmi_cpu_backtrace, the handler's backtrace part. */
public final class NmiCpuBacktrace implements Mechanism {

    private final Contexts k;
    private final Label afterDump;
    private final Label withoutDump;
    private final PrintkCpuSync printk;
    private final boolean answersApart;

    /** The handler of a build. */
    public NmiCpuBacktrace(Contexts k, KernelBuild build, PrintkCpuSync printk, Repair.Made repairs) {
        this.k = k;
        Label roundup = build.has(Capability.ACTIVE_TEST) ? Label.H2A : Label.H2;
        this.withoutDump = build.has(Capability.SHARED) ? roundup : Label.RET;
        this.afterDump = build.has(Capability.EARLY_RETURN) ? Label.RET : withoutDump;
        this.printk = printk;
        this.answersApart = repairs.has(Repair.ANSWERS_APART);
    }

    @Override
    public void into(Actions actions) {
        Variables v = k.v;
        actions.put(StepKind.H1, Action.of(k.handlerAt(StepKind.H1), (s, c, a) -> {
            k.handlerGoes(s, c, v.btMask.has(s, c) ? Label.P1 : afterBacktrace(s, c, false));
        }));
        actions.put(
                StepKind.P1,
                Action.of(k.handlerAt(StepKind.P1), (s, c, a) -> {
                            k.handlerGoes(s, c, Label.P2);
                            if (!v.btReqr.isNone(s)) {
                                v.btBegan.add(s, c);
                            }
                            if (answersApart) {
                                v.btMask.remove(s, c);
                            }
                            printk.acquire(s, c);
                        })
                        .onlyIf((s, c, a) -> printk.isFree(s, c) ? null : "LockFree(c)"));
        actions.put(
                StepKind.P2,
                Action.of(k.handlerAt(StepKind.P2), (s, c, a) -> {
                            k.handlerGoes(s, c, Label.P3);
                            printk.release(s, c);
                        })
                        .onlyIf((s, c, a) -> printk.canPrint(s) ? null : "CanPrint"));
        actions.put(StepKind.P3, Action.of(k.handlerAt(StepKind.P3), (s, c, a) -> {
            if (!answersApart) {
                v.btMask.remove(s, c);
            }
            k.handlerGoes(s, c, v.btMask.has(s, c) ? Label.P1 : afterBacktrace(s, c, true));
        }));
    }

    /** Where the handler goes: it is done if the debugger has an SGI of its own, or with an early return after a dump. */
    public Label afterBacktrace(long[] s, int c, boolean did) {
        return k.serves(s, c, Sgi.CALL) ? Label.C : did ? afterDump : withoutDump;
    }
}
