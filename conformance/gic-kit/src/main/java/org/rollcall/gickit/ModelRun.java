package org.rollcall.gickit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.rollcall.gic.Caller;
import org.rollcall.gic.Compatibility;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.Gic;
import org.rollcall.gic.GicPort;
import org.rollcall.gic.InterruptLine;
import org.rollcall.gic.Register;
import org.rollcall.gic.Trap;

/** Runs a script on the model: the GIC, and of each PE what a script can see. */
public final class ModelRun {
    /** A handler that never finds the line low ends its window after this many events. */
    static final int MOST_EVENTS = 64;

    private static final int SPURIOUS_FROM = 1020;

    private final ScriptHeader header;
    private final GicPort gic;
    /** What a GIC that orders equal priorities in its own way acknowledges in the windows to come. */
    private final Queue<Integer> order = new ArrayDeque<>();

    private final Caller[][] callers;
    private final HandlerMode[] modes;
    private final boolean[] asleep;
    private final boolean[] woken;

    public ModelRun(ScriptHeader header, Compatibility compatibility) {
        this(header, new Gic(header.configuration(compatibility)));
    }

    /** Runs it on that GIC. */
    ModelRun(ScriptHeader header, GicPort gic) {
        this.header = header;
        this.gic = gic;
        int pes = header.pes();
        callers = new Caller[pes][];
        Arrays.setAll(callers, pe -> route(false, false));
        modes = new HandlerMode[pes];
        Arrays.fill(modes, HandlerMode.ACKNOWLEDGE);
        asleep = new boolean[pes];
        woken = new boolean[pes];
    }

    GicPort gic() {
        return gic;
    }

    /** Who makes the operation's access, with the PE's routing at this moment. */
    Caller caller(Operation operation) {
        return callers[operation.pe()][operation.level().ordinal()];
    }

    /** Of equal priorities the next window takes these INTIDs, in this order. */
    void follow(List<Integer> intids) {
        order.clear();
        order.addAll(intids);
    }

    /** Whether the PE sleeps in wfi, so that it cannot carry out anything. */
    boolean asleep(int pe) {
        return asleep[pe];
    }

    /** How many PEs sleep. */
    int sleepers() {
        int count = 0;
        for (boolean sleeps : asleep) {
            count += sleeps ? 1 : 0;
        }
        return count;
    }

    /** @throws ScriptException if the PE is asleep and cannot carry out anything */
    public Answer run(Operation operation) {
        int pe = operation.pe();
        if (asleep[pe]) {
            throw new ScriptException(
                    operation.line(),
                    "PE " + pe + " sleeps in wfi; let an interrupt wake it before its next operation");
        }
        Answer answer = carryOut(operation);
        wakeSleepers();
        return answer;
    }

    private Answer carryOut(Operation operation) {
        int pe = operation.pe();
        Action action = operation.action();
        if (action instanceof Action.Read read) {
            return access(operation, read.target(), null);
        } else if (action instanceof Action.Write write) {
            return access(operation, write.target(), write.value());
        } else if (action instanceof Action.Wfi) {
            asleep[pe] = true;
            woken[pe] = false;
        } else if (action instanceof Action.Woke woke) {
            return new Answer.Value(woken[woke.sleeper()] ? 1 : 0);
        } else if (action instanceof Action.Scr scr) {
            callers[pe] = route(scr.irq(), scr.fiq());
        } else if (action instanceof Action.IrqMode irqMode) {
            modes[pe] = irqMode.mode();
        } else if (action instanceof Action.Window window) {
            List<String> events = new ArrayList<>();
            window(pe, window.irq(), window.fiq(), events);
            return new Answer.Events(events);
        }
        return new Answer.Done();
    }

    private Answer access(Operation operation, Target target, @Nullable Long written) {
        int pe = operation.pe();
        Caller caller = caller(operation);
        InterruptLine line = toEl3(pe, caller);
        if (line != InterruptLine.NONE) {
            return new Answer.Taken(line);
        }
        Register register = target.register();
        Trap trap = gic.trap(register, caller, written == null);
        if (trap != null) {
            return new Answer.Trapped(trap);
        }
        if (written == null) {
            return new Answer.Value(gic.read(pe, caller, register, target.frame(), target.index()));
        }
        gic.write(pe, caller, register, target.frame(), target.index(), written);
        return new Answer.Done();
    }

    /** An interrupt routed to EL3 is taken below EL3 whatever PSTATE masks there. */
    private InterruptLine toEl3(int pe, Caller caller) {
        if (caller.level().number() == 3 || !caller.irqToEl3() && !caller.fiqToEl3()) {
            return InterruptLine.NONE;
        }
        InterruptLine line = gic.line(pe, caller);
        boolean routed =
                line == InterruptLine.IRQ && caller.irqToEl3() || line == InterruptLine.FIQ && caller.fiqToEl3();
        return routed ? line : InterruptLine.NONE;
    }

    /** A window, also one that a handler opens. At EL3 only interrupts that are routed there arrive. */
    private void window(int pe, boolean irq, boolean fiq, List<String> events) {
        Caller boot = callers[pe][header.bootLevel().ordinal()];
        boolean el3 = header.twoSecurityStates();
        HandlerMode mode = modes[pe];
        while (true) {
            InterruptLine line = gic.line(pe, boot);
            boolean unmasked = line == InterruptLine.IRQ && irq && (!el3 || boot.irqToEl3())
                    || line == InterruptLine.FIQ && fiq && (!el3 || boot.fiqToEl3());
            if (!unmasked || events.size() >= MOST_EVENTS) {
                return;
            }
            if (mode.ignore()) {
                events.add("no-ack");
                return;
            }
            if (!order.isEmpty()) {
                gic.prefer(pe, order.remove());
            }
            boolean group0 = line == InterruptLine.FIQ;
            long intid = read(pe, group0 ? Register.ICC_IAR0_EL1 : Register.ICC_IAR1_EL1);
            events.add((group0 ? "fiq " : "irq ") + intid);
            if (mode.nested()) {
                window(pe, !group0, group0, events);
            }
            boolean real = intid < SPURIOUS_FROM;
            if (mode.endOfInterrupt() && real) {
                write(pe, group0 ? Register.ICC_EOIR0_EL1 : Register.ICC_EOIR1_EL1, intid);
                events.add("eoi " + intid);
            }
            if (mode.deactivate() && real) {
                write(pe, Register.ICC_DIR_EL1, intid);
            }
            if (!mode.endOfInterrupt() || !real) {
                return;
            }
        }
    }

    private long read(int pe, Register register) {
        return gic.read(pe, header.boot(), register, pe, 0);
    }

    private void write(int pe, Register register, long value) {
        gic.write(pe, header.boot(), register, pe, 0, value);
    }

    /** A signalled interrupt wakes a PE whatever PSTATE masks. */
    private void wakeSleepers() {
        for (int pe = 0; pe < asleep.length; pe++) {
            if (asleep[pe] && gic.line(pe, header.boot()) != InterruptLine.NONE) {
                asleep[pe] = false;
                woken[pe] = true;
            }
        }
    }

    private static Caller[] route(boolean irq, boolean fiq) {
        Caller[] callers = new Caller[ExceptionLevel.values().length];
        for (ExceptionLevel level : ExceptionLevel.values()) {
            callers[level.ordinal()] = new Caller(level, irq, fiq);
        }
        return callers;
    }
}
