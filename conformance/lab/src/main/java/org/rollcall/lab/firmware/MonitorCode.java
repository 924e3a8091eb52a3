package org.rollcall.lab.firmware;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rollcall.aarch64.Aarch64;
import org.rollcall.gic.SystemEncoding;

/** What all calls of the monitor are written with: conditions, answers, and the way back. */
final class MonitorCode {
    static final SystemEncoding ELR_EL3 = new SystemEncoding(3, 6, 4, 0, 1);
    static final SystemEncoding SPSR_EL3 = new SystemEncoding(3, 6, 4, 0, 0);

    /** EL1 on its own stack pointer, with all of DAIF set. */
    static final long MASKED_EL1 = 0x3c5;

    /** What PSCI and SDEI both answer to an argument that cannot be. */
    static final long INVALID_PARAMETERS = -2;

    final Aarch64 code = new Aarch64();
    final PeBlock pe = new PeBlock(code);
    final MonitorGic gic = new MonitorGic(code);

    private final Map<Long, Integer> calls = new LinkedHashMap<>();
    private final int pes;
    private int leave;

    /** @param pes how many the machine has */
    MonitorCode(int pes) {
        this.pes = pes;
    }

    /** The way back to who called or was interrupted begins here; calls are written after it. */
    void leaveHere() {
        leave = code.here();
    }

    /** A call by its function identifier. Its arguments are in x1 to x5, also in the block; it ends with an answer. */
    void call(long function, Runnable body) {
        calls.put(function, code.here());
        body.run();
    }

    /** Goes to the call whose identifier is in x0, if there is one. Changes x17. */
    void dispatch() {
        calls.forEach((function, place) -> {
            code.mov(17, function);
            code.compare(0, 17);
            code.branchIf(Aarch64.EQ, place);
        });
    }

    void answer(long value) {
        code.mov(0, value);
        answer();
    }

    /** With what is in x0. */
    void answer() {
        pe.store(0, PeBlock.CALLER);
        leave();
    }

    void leave() {
        code.branch(leave);
    }

    /** The block of the PE whose affinity is in x1, in x5; its number is in x4. One that is not there is the answer. */
    void target() {
        pe.number(4, 1);
        ifAtLeast(4, pes, () -> answer(INVALID_PARAMETERS));
        pe.address(5, 4);
    }

    void ifZero(int rt, Runnable body) {
        int skip = code.reserve();
        body.run();
        int end = code.here();
        code.patch(skip, () -> code.branchIfNotZero(rt, end));
    }

    void ifNotZero(int rt, Runnable body) {
        int skip = code.reserve();
        body.run();
        int end = code.here();
        code.patch(skip, () -> code.branchIfZero(rt, end));
    }

    /** Changes x17. */
    void ifAtLeast(int rn, long limit, Runnable body) {
        code.mov(17, limit);
        code.compare(rn, 17);
        int skip = code.reserve();
        body.run();
        int end = code.here();
        code.patch(skip, () -> code.branchIf(Aarch64.LO, end));
    }

    /** Where the PE goes on below EL3: the address in x0, with PSTATE in x1. */
    void returnTo() {
        code.msr(ELR_EL3, 0);
        code.msr(SPSR_EL3, 1);
    }
}
