package org.rollcall.gickit;

import org.rollcall.gic.Register;
import org.rollcall.gic.SystemEncoding;

/** Where things are in QEMU's machine {@code virt}, and what the guest program keeps in which general register. */
final class GuestLayout {
    static final long CODE = 0x4020_0000L;
    static final long TURN = 0x4f00_0000L;
    static final long PRESENT = 0x4f00_0100L;
    static final long WOKEN = 0x4f00_0200L;
    static final long SEMIHOSTING = 0x4f00_0400L;
    static final long STACKS = 0x4f01_0000L;
    static final long RESULTS = 0x5000_0000L;
    static final int STACK_BYTES = 4096;
    /** Value and status of one operation. */
    static final int RESULT_BYTES = 16;
    /** What the handler notes in one window; a bit more than {@link ModelRun#MOST_EVENTS} words. */
    static final int WINDOW_BYTES = 512;

    /** The machine {@code virt} names up to 16 PEs in one cluster. */
    static final int MOST_PES = 16;

    static final int STATUS = 19;
    static final int TURN_POINTER = 21;
    static final int HANDLER_MODE = 22;
    static final int RETURN = 23;
    static final int OPERATION = 24;
    static final int EVENT = 25;
    static final int STACK = 26;
    static final int LAST_EVENT = 27;
    static final int LOOP = 28;
    /** {@code HCR_EL2} as the script has it, while a PE is at EL1. */
    static final int SAVED_HCR = 29;

    /** Status of an interrupt taken to the boot level from below; anything else but 0 is the ESR with the level above it. */
    static final long TAKEN_IRQ = 2L << 60;

    static final long TAKEN_FIQ = 3L << 60;

    static final int PSTATE_ALLINT = 1 << 13;
    static final SystemEncoding ALLINT = new SystemEncoding(3, 0, 4, 3, 0);
    static final SystemEncoding SP_SEL = new SystemEncoding(3, 0, 4, 2, 0);
    static final SystemEncoding CNTHCTL_EL2 = new SystemEncoding(3, 4, 14, 1, 0);
    static final SystemEncoding SCR_EL3 = new SystemEncoding(3, 6, 1, 1, 0);
    static final SystemEncoding MPIDR_EL1 = new SystemEncoding(3, 0, 0, 0, 5);
    static final SystemEncoding CNTPCT_EL0 = new SystemEncoding(3, 3, 14, 0, 1);

    private static final long GICD = 0x0800_0000L;
    private static final long GICR = 0x080a_0000L;
    private static final long GICR_STRIDE = 0x2_0000L;
    private static final int[] OP1 = {3, 0, 4, 6};

    private GuestLayout() {}

    static SystemEncoding sctlr(int el) {
        return new SystemEncoding(3, OP1[el], 1, 0, 0);
    }

    static SystemEncoding esr(int el) {
        return new SystemEncoding(3, OP1[el], 5, 2, 0);
    }

    static SystemEncoding elr(int el) {
        return new SystemEncoding(3, OP1[el], 4, 0, 1);
    }

    static SystemEncoding spsr(int el) {
        return new SystemEncoding(3, OP1[el], 4, 0, 0);
    }

    static SystemEncoding vbar(int el) {
        return new SystemEncoding(3, OP1[el], 12, 0, 0);
    }

    /** The address of a frame register. */
    static long address(Target target) {
        Register register = target.register();
        return register.block() == Register.Block.DISTRIBUTOR
                ? GICD + register.offset() + register.offset(target.index())
                : GICR + GICR_STRIDE * target.frame() + register.offset() + register.offset(target.index());
    }
}
