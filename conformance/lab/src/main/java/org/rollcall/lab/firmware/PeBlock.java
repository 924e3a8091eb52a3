package org.rollcall.lab.firmware;

import org.rollcall.aarch64.Aarch64;
import org.rollcall.gic.SystemEncoding;

/**
 * What the monitor keeps of one PE, in secure memory, which is zero at reset. SP_EL3 is its address at all times, as the monitor has
 * no stack. Offsets are in bytes.
 */
final class PeBlock {
    /** x0 to x17 of who was interrupted or calls: what a call may change (SMC Calling Convention 1.1), and what an event saves. */
    static final int CALLER = 0x000;

    /** The same of whom the event interrupted, then its PC and PSTATE. */
    static final int INTERRUPTED = 0x090;

    static final int INTERRUPTED_PC = 0x120;
    static final int INTERRUPTED_PSTATE = 0x128;

    /** Event 0: its handler and the handler's argument. */
    static final int ENTRY = 0x130;

    static final int ARGUMENT = 0x138;

    /** Each 0 or 1. */
    static final int REGISTERED = 0x140;

    static final int ENABLED = 0x148;
    static final int RUNNING = 0x150;
    static final int MASKED = 0x158;
    static final int PENDING = 0x160;
    static final int ON = 0x168;

    /** Where a PE that is turned on begins, 0 before, and what it finds in x0. */
    static final int START = 0x170;

    static final int CONTEXT = 0x178;

    static final int SAVED_REGISTERS = 18;
    static final int SP = 31;
    static final int ZERO = 31;

    private static final long SECURE_MEMORY = 0x0e00_0000L;
    private static final int SIZE_BITS = 10;
    private static final int PES_PER_CLUSTER_BITS = 4;
    private static final SystemEncoding MPIDR_EL1 = new SystemEncoding(3, 0, 0, 0, 5);

    private final Aarch64 code;

    PeBlock(Aarch64 code) {
        this.code = code;
    }

    /** Sets SP_EL3 at reset, and leaves the number of the PE in x0. Changes x1 to x3. */
    void enter() {
        code.mrs(1, MPIDR_EL1);
        number(0, 1);
        address(1, 0);
        code.add(SP, 1, 0);
    }

    /** The number of the PE whose affinity is in a register; QEMU has 16 in a cluster. Changes x2 and x3. */
    void number(int rd, int mpidr) {
        code.mov(2, 0xff);
        code.shiftRight(3, mpidr, 8);
        code.and(3, 3, 2);
        code.shiftLeft(3, 3, PES_PER_CLUSTER_BITS);
        code.and(2, mpidr, 2);
        code.or(rd, 2, 3);
    }

    /** The address of the block of a PE by its number. Changes x3. */
    void address(int rd, int number) {
        code.mov(3, SECURE_MEMORY);
        code.shiftLeft(rd, number, SIZE_BITS);
        code.addRegister(rd, rd, 3);
    }

    void save() {
        for (int register = 0; register < SAVED_REGISTERS; register += 2) {
            code.storePair(register, register + 1, SP, (CALLER / Long.BYTES) + register);
        }
    }

    void restore() {
        for (int register = 0; register < SAVED_REGISTERS; register += 2) {
            code.loadPair(register, register + 1, SP, (CALLER / Long.BYTES) + register);
        }
    }

    /** Copies x0 to x17 from one place of the block to another. Changes x0 and x1. */
    void copy(int from, int to) {
        for (int register = 0; register < SAVED_REGISTERS; register += 2) {
            code.loadPair(0, 1, SP, from / Long.BYTES + register);
            code.storePair(0, 1, SP, to / Long.BYTES + register);
        }
    }

    void load(int rt, int offset) {
        code.loadAt(rt, SP, offset);
    }

    void store(int rt, int offset) {
        code.storeAt(rt, SP, offset);
    }

    /** Changes x1. */
    void set(int flag) {
        code.mov(1, 1);
        store(1, flag);
    }

    void clear(int flag) {
        store(ZERO, flag);
    }
}
