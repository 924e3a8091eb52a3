package org.rollcall.gickit;

/** What one operation of a script does. */
public sealed interface Action {
    record Read(Target target) implements Action {}

    record Write(Target target, long value) implements Action {}

    /** The PE sleeps until an interrupt is signalled to it; the script goes on. */
    record Wfi() implements Action {}

    /** Whether that PE has woken since its last {@link Wfi}: 1 or 0. */
    record Woke(int sleeper) implements Action {}

    /** Lets time pass on a real machine, so that a wake-up can be seen. */
    record Settle(int microseconds) implements Action {}

    /** Unmasks {@code PSTATE} for a while; the handler acknowledges what arrives. */
    record Window(boolean irq, boolean fiq) implements Action {}

    /** The PE's {@code SCR_EL3.IRQ} and {@code .FIQ} from now on. */
    record Scr(boolean irq, boolean fiq) implements Action {}

    /** {@code SCTLR_ELx.NMI} and {@code SPINTMASK} of the operation's level from now on. */
    record Sctlr(boolean nonMaskable, boolean spintmask) implements Action {}

    /** {@code PSTATE.ALLINT} and {@code PSTATE.SP} of the PE in windows to come. */
    record Pstate(boolean allint, boolean ownStack) implements Action {}

    /** What the PE's handler does in a {@link Window} from now on. */
    record IrqMode(HandlerMode mode) implements Action {}
}
