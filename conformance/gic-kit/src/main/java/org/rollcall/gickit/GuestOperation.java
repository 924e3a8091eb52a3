package org.rollcall.gickit;

import static org.rollcall.gickit.GuestLayout.EVENT;
import static org.rollcall.gickit.GuestLayout.HANDLER_MODE;
import static org.rollcall.gickit.GuestLayout.LAST_EVENT;
import static org.rollcall.gickit.GuestLayout.OPERATION;
import static org.rollcall.gickit.GuestLayout.RETURN;
import static org.rollcall.gickit.GuestLayout.SAVED_HCR;
import static org.rollcall.gickit.GuestLayout.STATUS;
import static org.rollcall.gickit.GuestLayout.TURN_POINTER;

import org.rollcall.aarch64.Aarch64;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.Register;

/**
 * One PE's share of a script, as straight-line code: wait for the turn, do the operation, store its result, pass the turn
 * on. What the script only says to the harness (routing, handler mode) is known when the code is emitted.
 */
final class GuestOperation {
    private static final int EL1_MASKED = 0x3c5;
    /** 64-bit lower levels, HVC enabled, and the bits that are always one. */
    private static final int SCR_BASE = 0x530;

    private static final Action.Pstate OPEN = new Action.Pstate(false, true);
    /** Outside of windows: superpriority would be taken whatever DAIF says. */
    private static final Action.Pstate CLOSED = new Action.Pstate(true, true);

    private static final long HCR_RW = 1L << 31;
    private static final long SCTLR_NMI = 1L << 61;
    private static final long SCTLR_SPINTMASK = 1L << 62;

    private static final int SCR_NS = 1;
    private static final int SCR_IRQ = 2;
    private static final int SCR_FIQ = 4;

    private final Aarch64 code;
    private final GuestVectors vectors;
    private final int bootEl;
    private final boolean nonMaskable;
    private long scr = SCR_BASE;
    private HandlerMode mode = HandlerMode.ACKNOWLEDGE;
    private Action.Pstate state = OPEN;

    GuestOperation(Aarch64 code, GuestVectors vectors, int bootEl, boolean nonMaskable) {
        this.code = code;
        this.vectors = vectors;
        this.bootEl = bootEl;
        this.nonMaskable = nonMaskable;
    }

    /** @param events where a window's notes go */
    void emit(int index, Operation operation, long events) {
        awaitTurn(index);
        code.dsb();
        code.mov(STATUS, 0);
        code.mov(0, 0);
        Action action = operation.action();
        if (action instanceof Action.Read read) {
            access(operation.level(), read.target(), true, 0);
        } else if (action instanceof Action.Write write) {
            access(operation.level(), write.target(), false, write.value());
        } else if (action instanceof Action.Scr change) {
            scr = SCR_BASE | (change.irq() ? SCR_IRQ : 0) | (change.fiq() ? SCR_FIQ : 0);
        } else if (action instanceof Action.IrqMode change) {
            mode = change.mode();
        } else if (action instanceof Action.Window window) {
            window(operation.level(), window, events);
        } else if (action instanceof Action.Sctlr change) {
            control(operation.level().number(), change);
        } else if (action instanceof Action.Pstate change) {
            state = change;
        } else if (action instanceof Action.Settle settle) {
            settle(settle.microseconds());
        } else if (action instanceof Action.Woke woke) {
            code.mov(3, GuestLayout.WOKEN + 8L * woke.sleeper());
            code.load(0, 3, 64);
        } else if (action instanceof Action.Wfi) {
            sleep(index, operation.pe());
            return;
        }
        finish(index);
    }

    void awaitTurn(int index) {
        code.mov(1, index + 1L);
        int loop = code.here();
        code.load(0, TURN_POINTER, 64);
        code.compare(0, 1);
        int mine = code.reserve();
        code.yield();
        code.branch(loop);
        int here = code.here();
        code.patch(mine, () -> code.branchIf(Aarch64.EQ, here));
    }

    private void finish(int index) {
        code.mov(3, GuestLayout.RESULTS + (long) GuestLayout.RESULT_BYTES * index);
        code.storePair(0, STATUS, 3, 0);
        code.dsb();
        code.mov(1, index + 2L);
        code.store(1, TURN_POINTER, 64);
        code.dsb();
    }

    private void sleep(int index, int pe) {
        code.mov(4, GuestLayout.WOKEN + 8L * pe);
        code.store(0, 4, 64);
        finish(index);
        code.wfi();
        code.mov(0, 1);
        code.store(0, 4, 64);
        code.dsb();
    }

    private void settle(int microseconds) {
        code.mov(5, microseconds * 625L / 10); // QEMU's counter runs at 62.5 MHz
        code.mrs(6, GuestLayout.CNTPCT_EL0);
        code.addRegister(5, 5, 6);
        int loop = code.here();
        code.yield();
        code.mrs(6, GuestLayout.CNTPCT_EL0);
        code.compare(6, 5);
        code.branchIf(Aarch64.LO, loop);
    }

    private void window(ExceptionLevel level, Action.Window window, long events) {
        if (bootEl == 3) {
            setScr(ExceptionLevel.EL3);
        }
        code.mov(EVENT, events);
        code.mov(LAST_EVENT, events + 4L * ModelRun.MOST_EVENTS);
        code.mov(HANDLER_MODE, mode.bits());
        int mask = (window.irq() ? 2 : 0) | (window.fiq() ? 1 : 0);
        if (bootEl == 2 && level.number() == 1) {
            below(() -> window(OPEN, mask));
        } else {
            window(state, mask);
        }
        code.mov(0, events);
        code.subtractRegister(0, EVENT, 0);
        code.shiftRight(0, 0, 2);
    }

    private void window(Action.Pstate during, int mask) {
        if (nonMaskable) {
            setState(during);
        }
        vectors.window(mask);
        if (nonMaskable) {
            setState(CLOSED);
        }
    }

    /** The access itself uses x0, so that a trap's ISS names x0. */
    private void access(ExceptionLevel level, Target target, boolean read, long value) {
        if (bootEl == 3) {
            setScr(level);
        }
        Register register = target.register();
        if (!register.isSystemRegister()) {
            code.mov(3, GuestLayout.address(target));
        }
        code.mov(0, value);
        if (level.number() < bootEl && level.number() == 1) {
            below(() -> access(register, read));
        } else {
            access(register, read);
        }
    }

    private void access(Register register, boolean read) {
        if (register.isSystemRegister()) {
            if (read) {
                code.mrs(0, register.encoding());
            } else {
                code.msr(register.encoding(), 0);
            }
            code.isb();
        } else {
            if (read) {
                code.load(0, 3, register.width());
            } else {
                code.store(0, 3, register.width());
            }
            code.dsb();
        }
    }

    /** Does something at EL1. EL1 is 64-bit whatever the script has in {@code HCR_EL2.RW}. */
    private void below(Runnable there) {
        int goesBack = code.reserve();
        int goesDown = code.reserve();
        code.msr(GuestLayout.elr(bootEl), OPERATION);
        code.mov(4, nonMaskable ? EL1_MASKED | GuestLayout.PSTATE_ALLINT : EL1_MASKED);
        code.msr(GuestLayout.spsr(bootEl), 4);
        if (bootEl == 2) {
            code.mrs(SAVED_HCR, Register.HCR_EL2.encoding());
            code.mov(4, HCR_RW);
            code.or(4, 4, SAVED_HCR);
            code.msr(Register.HCR_EL2.encoding(), 4);
        }
        code.isb();
        code.eret();
        int start = code.here();
        code.patch(goesDown, () -> code.adr(OPERATION, start));
        there.run();
        if (bootEl == 3) {
            code.smc();
        } else {
            code.hvc();
        }
        int back = code.here();
        code.patch(goesBack, () -> code.adr(RETURN, back));
        if (bootEl == 2) {
            code.msr(Register.HCR_EL2.encoding(), SAVED_HCR);
            code.isb();
        }
    }

    private void control(int el, Action.Sctlr change) {
        code.mrs(4, GuestLayout.sctlr(el));
        code.mov(5, ~(SCTLR_NMI | SCTLR_SPINTMASK));
        code.and(4, 4, 5);
        code.mov(5, (change.nonMaskable() ? SCTLR_NMI : 0) | (change.spintmask() ? SCTLR_SPINTMASK : 0));
        code.or(4, 4, 5);
        code.msr(GuestLayout.sctlr(el), 4);
        code.isb();
    }

    private void setState(Action.Pstate wanted) {
        code.mov(4, wanted.allint() ? GuestLayout.PSTATE_ALLINT : 0);
        code.msr(GuestLayout.ALLINT, 4);
        code.mov(4, wanted.ownStack() ? 1 : 0);
        code.msr(GuestLayout.SP_SEL, 4);
    }

    private void setScr(ExceptionLevel level) {
        code.mov(4, scr | (level.nonSecureBank() ? SCR_NS : 0));
        code.msr(GuestLayout.SCR_EL3, 4);
        code.isb();
    }
}
