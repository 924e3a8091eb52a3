package org.rollcall.kernel;

/** An SGI is taken, and its handler returns. */
public final class Interrupts implements Mechanism {

    private final Contexts k;
    private final KernelBuild build;

    /** The interrupts of a kernel. */
    public Interrupts(Contexts k, KernelBuild build) {
        this.k = k;
        this.build = build;
    }

    @Override
    public void into(Actions actions) {
        actions.put(
                StepKind.TAKE,
                Action.of(
                        (s, c, a) -> (k.registers.deliverable(s, c) >>> a & 1) != 0 ? null : "Deliverable(c, s)",
                        (s, c, a) -> acknowledge(s, c, Sgi.of(a))));
        actions.put(
                StepKind.RET,
                Action.of(k.handlerAt(StepKind.RET, "the handler of c is at Ret"), (s, c, a) -> leave(s, c)));
    }

    private void acknowledge(long[] s, int c, Sgi sgi) {
        Variables v = k.v;
        v.pend.remove(s, c, sgi.bit());
        v.act.add(s, c, sgi.bit());
        if (sgi == Sgi.EV0) {
            k.masks.enterEvent(s, c);
            v.evPc.put(s, c, first(sgi));
        } else if ((k.registers.nmiPriority(s, c) & sgi.bit()) != 0) {
            k.masks.enterNmi(s, c);
            v.nmiPc.put(s, c, first(sgi));
            v.nmiSgi.put(s, c, sgi.ordinal() + 1);
        } else {
            k.masks.enterIrq(s, c, v.dbgPc.ordinal(s, c) != 0, v.irqPc.ordinal(s, c) != 0);
            v.irqPc.put(s, c, first(sgi));
            v.irqSgi.put(s, c, sgi.ordinal() + 1);
        }
    }

    private void leave(long[] s, int c) {
        Variables v = k.v;
        Context top = k.top(s, c);
        v.act.remove(s, c, 1 << k.handlerSgi(s, c) - 1);
        k.masks.exit(s, c, top);
        k.handlerGoes(s, c, Label.NONE);
        if (top != Context.EVENT) {
            (top == Context.NMI ? v.nmiSgi : v.irqSgi).put(s, c, 0);
        }
    }

    private Label first(Sgi sgi) {
        return switch (sgi) {
            case CALL -> Label.C0;
            case STOP, STOPNMI -> Label.S;
            case EV0 -> Label.D1;
            default -> sgi == build.btSgi() ? Label.H1 : Label.H2;
        };
    }
}
