package org.rollcall.gickit;

import static org.rollcall.gickit.GuestLayout.EVENT;
import static org.rollcall.gickit.GuestLayout.HANDLER_MODE;
import static org.rollcall.gickit.GuestLayout.LAST_EVENT;
import static org.rollcall.gickit.GuestLayout.LOOP;
import static org.rollcall.gickit.GuestLayout.OPERATION;
import static org.rollcall.gickit.GuestLayout.RETURN;
import static org.rollcall.gickit.GuestLayout.STACK;
import static org.rollcall.gickit.GuestLayout.STATUS;

import org.rollcall.aarch64.Aarch64;
import org.rollcall.gic.Register;

/**
 * The guest's exception vectors. A trap is noted and the instruction skipped; an interrupt in a window runs the handler;
 * what comes to EL3 from below returns to the operation that went down.
 */
final class GuestVectors {
    /** What the handler notes: the INTID with one of these. */
    static final int NOTE_FIQ = 1 << 16;

    static final int NOTE_EOI = 1 << 17;
    static final int NOTE_NO_ACK = 1 << 18;
    static final int NOTE_NMI = 1 << 19;

    private static final int TABLE_WORDS = 512;
    private static final int ENTRY_WORDS = 32;
    private static final int IRQ_ON_SP_EL0 = 1;
    private static final int FIQ_ON_SP_EL0 = 2;
    private static final int SYNC = 4;
    private static final int IRQ = 5;
    private static final int FIQ = 6;
    private static final int SYNC_FROM_BELOW = 8;
    private static final int IRQ_FROM_BELOW = 9;
    private static final int FIQ_FROM_BELOW = 10;
    private static final int EC_HVC = 0x16;
    private static final int EC_SMC = 0x17;
    private static final int NON_MASKABLE = 1022;
    private static final int SPSR_I_F = 0xc0;
    private static final int WINDOW_TURNS = 64;

    private final Aarch64 code;
    private final boolean nonMaskable;

    /** @param nonMaskable whether {@code ICC_NMIAR1_EL1} is there */
    GuestVectors(Aarch64 code, boolean nonMaskable) {
        this.code = code;
        this.nonMaskable = nonMaskable;
    }

    /** Emits the table and handlers of the level at which operations start. Returns where the table is. */
    int emitBoot(int el) {
        int table = startTable();
        int irqOnOther = entryBranch(table, IRQ_ON_SP_EL0);
        int fiqOnOther = entryBranch(table, FIQ_ON_SP_EL0);
        entry(table, SYNC, () -> noteTrap(el));
        int irq = entryBranch(table, IRQ);
        int fiq = entryBranch(table, FIQ);
        if (el > 1) {
            entry(table, SYNC_FROM_BELOW, () -> fromBelow(el));
            entry(table, IRQ_FROM_BELOW, () -> takenFromBelow(el, GuestLayout.TAKEN_IRQ));
            entry(table, FIQ_FROM_BELOW, () -> takenFromBelow(el, GuestLayout.TAKEN_FIQ));
        }
        pad(table, TABLE_WORDS);
        int irqHandler = code.here();
        handler(el, Register.ICC_IAR1_EL1, Register.ICC_EOIR1_EL1, 0, 2);
        int fiqHandler = code.here();
        handler(el, Register.ICC_IAR0_EL1, Register.ICC_EOIR0_EL1, NOTE_FIQ, 1);
        code.patch(irq, () -> code.branch(irqHandler));
        code.patch(fiq, () -> code.branch(fiqHandler));
        code.patch(irqOnOther, () -> code.branch(irqHandler));
        code.patch(fiqOnOther, () -> code.branch(fiqHandler));
        return table;
    }

    /** Emits the table of EL1 below EL3, where only undefined instructions arrive. */
    int emitBelow() {
        int table = startTable();
        entry(table, SYNC, () -> noteTrap(1));
        pad(table, TABLE_WORDS);
        return table;
    }

    /** Opens PSTATE for a while: {@code mask} 2 is I, 1 is F. */
    void window(int mask) {
        code.daifClear(mask);
        code.isb();
        code.mov(LOOP, WINDOW_TURNS);
        int loop = code.here();
        code.subtract(LOOP, LOOP, 1);
        code.branchIfNotZero(LOOP, loop);
        code.daifSet(3);
        code.isb();
    }

    private int startTable() {
        code.alignTo(TABLE_WORDS);
        return code.here();
    }

    private void entry(int table, int index, Runnable body) {
        pad(table, index * ENTRY_WORDS);
        body.run();
        if (code.here() - table > (index + 1) * ENTRY_WORDS) {
            throw new IllegalStateException("vector " + index + " does not fit");
        }
    }

    private int entryBranch(int table, int index) {
        pad(table, index * ENTRY_WORDS);
        return code.reserve();
    }

    /** Unused entries hang, so that the time limit shows them. */
    private void pad(int table, int words) {
        while (code.here() - table < words) {
            code.branch(code.here());
        }
    }

    private void noteTrap(int el) {
        code.mrs(STATUS, GuestLayout.esr(el));
        code.mov(5, (long) el << 32);
        code.or(STATUS, STATUS, 5);
        code.mrs(4, GuestLayout.elr(el));
        code.add(4, 4, 4);
        code.msr(GuestLayout.elr(el), 4);
        code.mov(0, 0);
        code.eret();
    }

    private void fromBelow(int el) {
        code.mrs(4, GuestLayout.esr(el));
        code.shiftRight(4, 4, 26);
        code.mov(5, el == 3 ? EC_SMC : EC_HVC);
        code.compare(4, 5);
        code.branchIf(Aarch64.NE, code.here() + 2);
        code.branchTo(RETURN);
        noteTrap(el);
    }

    /** Only an interrupt that came before the operation is an answer. */
    private void takenFromBelow(int el, long status) {
        code.mrs(4, GuestLayout.elr(el));
        code.compare(4, OPERATION);
        code.branchIf(Aarch64.NE, code.here() + 2);
        code.mov(STATUS, status);
        code.branchTo(RETURN);
    }

    private void handler(int el, Register acknowledge, Register end, int note, int nestedMask) {
        code.compare(EVENT, LAST_EVENT);
        int full = code.reserve();
        int acknowledges = branchUnlessMode(HandlerMode.of(4));
        code.mov(0, NOTE_NO_ACK);
        code.storeAndStep(0, EVENT);
        int masks = code.here();
        code.patch(full, () -> code.branchIf(Aarch64.HS, masks));
        mask(el);
        code.eret();
        int serve = code.here();
        code.patch(acknowledges, () -> code.branchIfZero(0, serve));
        code.subtract(STACK, STACK, 32);
        code.mrs(0, GuestLayout.elr(el));
        code.mrs(1, GuestLayout.spsr(el));
        code.storePair(0, 1, STACK, 0);
        code.mrs(10, acknowledge.encoding());
        code.mov(1, note);
        code.or(1, 1, 10);
        code.storeAndStep(1, EVENT);
        if (nonMaskable && note != NOTE_FIQ) {
            acknowledgeNamed();
        }
        code.storePair(10, LOOP, STACK, 2);
        int flat = branchUnlessMode(HandlerMode.of(8));
        window(nestedMask);
        int afterNested = code.here();
        code.patch(flat, () -> code.branchIfZero(0, afterNested));
        complete(end);
        code.loadPair(10, LOOP, STACK, 2);
        code.loadPair(0, 1, STACK, 0);
        code.msr(GuestLayout.elr(el), 0);
        code.msr(GuestLayout.spsr(el), 1);
        code.add(STACK, STACK, 32);
        int again = ifReal();
        mask(el);
        code.eret();
        int real = code.here();
        code.patch(again, () -> code.branchIf(Aarch64.LO, real));
        code.mov(0, 1);
        code.and(0, 0, HANDLER_MODE);
        int more = code.reserve();
        mask(el);
        int done = code.here();
        code.eret();
        code.patch(more, () -> code.branchIfNotZero(0, done));
    }

    /** {@code ICC_IAR1_EL1} only named an interrupt with superpriority. */
    private void acknowledgeNamed() {
        code.mov(2, NON_MASKABLE);
        code.compare(10, 2);
        int other = code.reserve();
        code.mrs(10, Register.ICC_NMIAR1_EL1.encoding());
        code.mov(1, NOTE_NMI);
        code.or(1, 1, 10);
        code.storeAndStep(1, EVENT);
        int done = code.here();
        code.patch(other, () -> code.branchIf(Aarch64.NE, done));
    }

    /** EOI and deactivation of the INTID on the stack, as far as the mode and the INTID allow. */
    private void complete(Register end) {
        code.loadPair(10, 11, STACK, 2);
        int skip = ifReal();
        int special = code.reserve();
        int real = code.here();
        code.patch(skip, () -> code.branchIf(Aarch64.LO, real));
        int noEoi = branchUnlessMode(HandlerMode.of(1));
        code.msr(end.encoding(), 10);
        code.isb();
        code.mov(1, NOTE_EOI);
        code.or(1, 1, 10);
        code.storeAndStep(1, EVENT);
        int afterEoi = code.here();
        code.patch(noEoi, () -> code.branchIfZero(0, afterEoi));
        int noDir = branchUnlessMode(HandlerMode.of(2));
        code.msr(Register.ICC_DIR_EL1.encoding(), 10);
        code.isb();
        int done = code.here();
        code.patch(noDir, () -> code.branchIfZero(0, done));
        code.patch(special, () -> code.branch(done));
    }

    /** Reserves a branch that is taken if the INTID in x10 is not special. */
    private int ifReal() {
        code.mov(2, 1020);
        code.compare(10, 2);
        return code.reserve();
    }

    /** Leaves x0 zero if the mode lacks that bit, and reserves a branch for that. */
    private int branchUnlessMode(HandlerMode bit) {
        code.mov(0, bit.bits());
        code.and(0, 0, HANDLER_MODE);
        return code.reserve();
    }

    /** The interrupted code goes on with interrupts masked. */
    private void mask(int el) {
        code.mrs(0, GuestLayout.spsr(el));
        code.mov(1, nonMaskable ? SPSR_I_F | GuestLayout.PSTATE_ALLINT : SPSR_I_F);
        code.or(0, 0, 1);
        code.msr(GuestLayout.spsr(el), 0);
    }
}
