package org.rollcall.gickit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.rollcall.cpu.Daif;
import org.rollcall.cpu.ExceptionMask;
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
    private static final int NON_MASKABLE = 1022;
    private static final int EXCEPTION_LEVELS = 4;

    private final ScriptHeader header;
    private final GicPort gic;
    /** What a GIC that orders equal priorities in its own way acknowledges in the windows to come. */
    private final Queue<Integer> order = new ArrayDeque<>();

    private final Caller[][] callers;
    private final HandlerMode[] modes;
    /** SCR_EL3 as it routes, and PSTATE and SCTLR_ELx as they mask. */
    private final Action.Scr[] routing;

    private final Action.Pstate[] states;
    private final Action.Sctlr[][] controls;
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
        routing = new Action.Scr[pes];
        Arrays.fill(routing, new Action.Scr(false, false));
        states = new Action.Pstate[pes];
        Arrays.fill(states, new Action.Pstate(false, true));
        controls = new Action.Sctlr[pes][EXCEPTION_LEVELS];
        for (int pe = 0; pe < pes; pe++) {
            Arrays.fill(controls[pe], new Action.Sctlr(false, false));
            route(pe);
        }
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

    /** Whether the operation is about the virtual CPU interface. */
    boolean virtual(Operation operation) {
        Action action = operation.action();
        Caller caller = caller(operation);
        if (action instanceof Action.Read read) {
            return gic.virtual(operation.pe(), caller, read.target().register());
        } else if (action instanceof Action.Write write) {
            return gic.virtual(operation.pe(), caller, write.target().register());
        }
        return isGuest(caller);
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
            routing[pe] = scr;
            route(pe);
        } else if (action instanceof Action.Sctlr sctlr) {
            controls[pe][operation.level().number()] = sctlr;
            route(pe);
        } else if (action instanceof Action.Pstate pstate) {
            states[pe] = pstate;
        } else if (action instanceof Action.IrqMode irqMode) {
            modes[pe] = irqMode.mode();
        } else if (action instanceof Action.Window window) {
            return window(operation, window);
        }
        return new Answer.Done();
    }

    private Answer access(Operation operation, Target target, @Nullable Long written) {
        int pe = operation.pe();
        Caller caller = caller(operation);
        InterruptLine line = takenAbove(pe, caller);
        if (line != InterruptLine.NONE) {
            return new Answer.Taken(line, header.bootLevel().number());
        }
        Register register = target.register();
        Trap trap = gic.trap(pe, register, caller, written == null);
        if (trap != null) {
            return new Answer.Trapped(trap);
        }
        if (written == null) {
            return new Answer.Value(gic.read(pe, caller, register, target.frame(), target.index()));
        }
        gic.write(pe, caller, register, target.frame(), target.index(), written);
        return new Answer.Done();
    }

    /** An interrupt that is routed to the boot level is taken below it whatever PSTATE masks there. */
    private InterruptLine takenAbove(int pe, Caller caller) {
        boolean guest = isGuest(caller);
        boolean irq = guest ? gic.virtual(pe, caller, Register.ICC_IAR1_EL1) : caller.irqToEl3();
        boolean fiq = guest ? gic.virtual(pe, caller, Register.ICC_IAR0_EL1) : caller.fiqToEl3();
        if (caller.level().number() == 3 || !irq && !fiq) {
            return InterruptLine.NONE;
        }
        return switch (gic.line(pe, caller)) {
            case NONE -> InterruptLine.NONE;
            case FIQ -> fiq ? InterruptLine.FIQ : InterruptLine.NONE;
            case IRQ, NMI -> irq ? InterruptLine.IRQ : InterruptLine.NONE;
        };
    }

    private boolean isGuest(Caller caller) {
        return caller.level() != header.bootLevel() && header.bootLevel() == ExceptionLevel.EL2;
    }

    private Answer window(Operation operation, Action.Window window) {
        int pe = operation.pe();
        Caller caller = callers[pe][(isGuest(caller(operation)) ? operation.level() : header.bootLevel()).ordinal()];
        if (isGuest(caller)) {
            if (!gic.virtual(pe, caller, Register.ICC_IAR1_EL1) || !gic.virtual(pe, caller, Register.ICC_IAR0_EL1)) {
                throw new ScriptException(
                        operation.line(),
                        "a window at EL1 needs HCR_EL2.IMO and FMO, so that its interrupts are virtual");
            }
            InterruptLine line = takenAbove(pe, caller);
            if (line != InterruptLine.NONE) {
                return new Answer.Taken(line, header.bootLevel().number());
            }
        }
        Daif daif = new Daif(true, true, !window.irq(), !window.fiq());
        Action.Sctlr control = controls[pe][caller.level().number()];
        boolean own = states[pe].ownStack() || isGuest(caller);
        boolean allint = states[pe].allint() && !isGuest(caller);
        List<String> events = new ArrayList<>();
        window(pe, caller, new ExceptionMask(daif, allint, own, control.nonMaskable(), control.spintmask()), events);
        return new Answer.Events(events);
    }

    /** A window, also one that a handler opens. At EL3 only interrupts that are routed there arrive. */
    private void window(int pe, Caller caller, ExceptionMask mask, List<String> events) {
        boolean el3 = header.twoSecurityStates();
        HandlerMode mode = modes[pe];
        while (true) {
            InterruptLine line = isGuest(caller) ? gic.virtualLine(pe) : gic.line(pe, caller);
            boolean arrives = !el3 || (line == InterruptLine.FIQ ? caller.fiqToEl3() : caller.irqToEl3());
            boolean withdrawn = isGuest(caller) && takenAbove(pe, caller) != InterruptLine.NONE;
            if (!mask.takes(line) || !arrives || withdrawn || events.size() >= MOST_EVENTS) {
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
            long intid = read(pe, caller, group0 ? Register.ICC_IAR0_EL1 : Register.ICC_IAR1_EL1);
            events.add((group0 ? "fiq " : "irq ") + intid);
            if (intid == NON_MASKABLE && header.declared().has(Extension.NMI)) {
                intid = read(pe, caller, Register.ICC_NMIAR1_EL1);
                events.add("nmi " + intid);
            }
            if (mode.nested()) {
                Daif own = new Daif(true, true, group0, !group0);
                window(pe, caller, mask.atEntry().with(own), events);
            }
            boolean real = intid < SPURIOUS_FROM;
            if (mode.endOfInterrupt() && real) {
                write(pe, caller, group0 ? Register.ICC_EOIR0_EL1 : Register.ICC_EOIR1_EL1, intid);
                events.add("eoi " + intid);
            }
            if (mode.deactivate() && real) {
                write(pe, caller, Register.ICC_DIR_EL1, intid);
            }
            if (!mode.endOfInterrupt() || !real) {
                return;
            }
        }
    }

    private long read(int pe, Caller caller, Register register) {
        return gic.read(pe, caller, register, pe, 0);
    }

    private void write(int pe, Caller caller, Register register, long value) {
        gic.write(pe, caller, register, pe, 0, value);
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

    private void route(int pe) {
        callers[pe] = new Caller[ExceptionLevel.values().length];
        for (ExceptionLevel level : ExceptionLevel.values()) {
            callers[pe][level.ordinal()] =
                    new Caller(level, routing[pe].irq(), routing[pe].fiq(), controls[pe][level.number()].nonMaskable());
        }
    }
}
