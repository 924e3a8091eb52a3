package org.rollcall.lab.firmware;

import static org.rollcall.lab.firmware.MonitorCode.MASKED_EL1;

import java.util.List;
import org.rollcall.aarch64.Aarch64;
import org.rollcall.gic.SystemEncoding;

/** PSCI 1.1, as far as Linux calls it on a machine without power states. Source: Arm DEN0022, "Function identifiers", "Return error codes". */
final class PsciCalls {
    private static final long VERSION = 0x8400_0000L;
    private static final long CPU_OFF = 0x8400_0002L;
    private static final long CPU_ON = 0xc400_0003L;
    private static final long AFFINITY_INFO = 0xc400_0004L;
    private static final long SYSTEM_OFF = 0x8400_0008L;
    private static final long SYSTEM_RESET = 0x8400_0009L;
    private static final long FEATURES = 0x8400_000aL;

    private static final long VERSION_1_1 = 0x1_0001;
    private static final long ALREADY_ON = -4;
    private static final long NOT_SUPPORTED = -1;

    /** PL061 of the secure side: its lines 0 and 1 turn {@code virt} off and restart it. */
    private static final long SECURE_GPIO = 0x090b_0000L;

    private static final int GPIO_DIRECTION = 0x400;
    private static final int BOTH_LINES = 3;

    private static final SystemEncoding SCTLR_EL1 = new SystemEncoding(3, 0, 1, 0, 0);

    /** As a Cortex-A72 has it after reset. */
    private static final long MMU_OFF = 0x00c5_0838;

    private final MonitorCode monitor;
    private final Aarch64 code;
    private final PeBlock pe;

    PsciCalls(MonitorCode monitor) {
        this.monitor = monitor;
        this.code = monitor.code;
        this.pe = monitor.pe;
    }

    /** Where a PE waits until it is turned on; it begins as it is after reset. Returns the place. */
    int emitWait() {
        int asleep = code.here();
        monitor.gic.acknowledge();
        pe.load(0, PeBlock.START);
        int turn = code.reserve();
        pe.clear(PeBlock.START);
        code.mov(1, MMU_OFF);
        code.msr(SCTLR_EL1, 1);
        code.mov(1, MASKED_EL1);
        monitor.returnTo();
        pe.load(0, PeBlock.CONTEXT);
        code.eret();
        int wait = code.here();
        code.wfi();
        code.branch(asleep);
        code.patch(turn, () -> code.branchIfZero(0, wait));
        return asleep;
    }

    void emit(int wait) {
        monitor.call(VERSION, () -> monitor.answer(VERSION_1_1));
        monitor.call(CPU_ON, this::turnOn);
        monitor.call(AFFINITY_INFO, this::affinityInfo);
        monitor.call(CPU_OFF, () -> {
            SdeiCalls.reset(pe);
            pe.clear(PeBlock.ON);
            code.dsb();
            code.branch(wait);
        });
        monitor.call(SYSTEM_OFF, () -> raise(0));
        monitor.call(SYSTEM_RESET, () -> raise(1));
        monitor.call(FEATURES, this::features);
    }

    private void turnOn() {
        monitor.target();
        code.loadAt(0, 5, PeBlock.ON);
        monitor.ifNotZero(0, () -> monitor.answer(ALREADY_ON));
        code.mov(0, 1);
        code.storeAt(0, 5, PeBlock.ON);
        pe.load(0, PeBlock.CALLER + 3 * Long.BYTES);
        code.storeAt(0, 5, PeBlock.CONTEXT);
        pe.load(0, PeBlock.CALLER + 2 * Long.BYTES);
        code.storeAt(0, 5, PeBlock.START);
        monitor.gic.send(1);
        monitor.answer(0);
    }

    /** 0 for a PE that is on, 1 for one that is off. */
    private void affinityInfo() {
        monitor.target();
        code.loadAt(0, 5, PeBlock.ON);
        code.mov(2, 1);
        code.subtractRegister(0, 2, 0);
        monitor.answer();
    }

    private void features() {
        for (long function : List.of(CPU_ON, CPU_OFF, AFFINITY_INFO, SYSTEM_OFF, SYSTEM_RESET)) {
            code.mov(2, function);
            code.subtractRegister(2, 2, 1);
            monitor.ifZero(2, () -> monitor.answer(0));
        }
        monitor.answer(NOT_SUPPORTED);
    }

    private void raise(int line) {
        code.mov(1, SECURE_GPIO + GPIO_DIRECTION);
        code.mov(2, BOTH_LINES);
        code.store(2, 1, Integer.SIZE);
        code.mov(2, 1L << line);
        code.mov(1, SECURE_GPIO + (4L << line)); // the address says which lines the write is for
        code.store(2, 1, Integer.SIZE);
        int end = code.here();
        code.wfi();
        code.branch(end);
    }
}
