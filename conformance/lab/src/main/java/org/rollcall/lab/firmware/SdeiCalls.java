package org.rollcall.lab.firmware;

import static org.rollcall.lab.firmware.MonitorCode.MASKED_EL1;

import org.rollcall.aarch64.Aarch64;
import org.rollcall.gic.SystemEncoding;

/**
 * SDEI 1.0 with one event, the one that software signals: 0, private, of normal priority. A signal is pending until its PE has the
 * event registered and enabled, is not masked, and runs no event; a second one before that is lost in it. Source: Arm DEN0054,
 * "SDEI interface"; the calls and values are those of {@code include/uapi/linux/arm_sdei.h}.
 */
final class SdeiCalls {
    private static final long BASE = 0xc400_0020L;
    private static final long VERSION_1_0 = 1L << 48;
    private static final long DENIED = -3;
    private static final long STILL_RUNNING = -5;

    private static final SystemEncoding ELR_EL1 = new SystemEncoding(3, 0, 4, 0, 1);
    private static final SystemEncoding SPSR_EL1 = new SystemEncoding(3, 0, 4, 0, 0);

    private final MonitorCode monitor;
    private final Aarch64 code;
    private final PeBlock pe;

    SdeiCalls(MonitorCode monitor) {
        this.monitor = monitor;
        this.code = monitor.code;
        this.pe = monitor.pe;
    }

    /** A PE begins masked, with nothing registered. Changes x1. */
    static void reset(PeBlock pe) {
        for (int flag : new int[] {PeBlock.REGISTERED, PeBlock.ENABLED, PeBlock.RUNNING, PeBlock.PENDING}) {
            pe.clear(flag);
        }
        pe.set(PeBlock.MASKED);
    }

    /** Has who is returned to enter the handler first, if the event is due. */
    void emitDelivery() {
        int[] skips = new int[4];
        pe.load(0, PeBlock.PENDING);
        skips[0] = code.reserve();
        pe.load(0, PeBlock.ENABLED);
        skips[1] = code.reserve();
        pe.load(0, PeBlock.MASKED);
        skips[2] = code.reserve();
        pe.load(0, PeBlock.RUNNING);
        skips[3] = code.reserve();
        deliver();
        int end = code.here();
        code.patch(skips[0], () -> code.branchIfZero(0, end));
        code.patch(skips[1], () -> code.branchIfZero(0, end));
        code.patch(skips[2], () -> code.branchIfNotZero(0, end));
        code.patch(skips[3], () -> code.branchIfNotZero(0, end));
    }

    /** x0 to x3 are the event, its argument, the PC and PSTATE; the others are those of whom it interrupts. */
    private void deliver() {
        pe.copy(PeBlock.CALLER, PeBlock.INTERRUPTED);
        pe.clear(PeBlock.PENDING);
        pe.set(PeBlock.RUNNING);
        code.mrs(2, MonitorCode.ELR_EL3);
        code.mrs(3, MonitorCode.SPSR_EL3);
        code.storePair(2, 3, PeBlock.SP, PeBlock.INTERRUPTED_PC / Long.BYTES);
        code.storePair(2, 3, PeBlock.SP, PeBlock.CALLER / Long.BYTES + 2);
        pe.load(1, PeBlock.ARGUMENT);
        code.storePair(PeBlock.ZERO, 1, PeBlock.SP, PeBlock.CALLER / Long.BYTES);
        pe.load(0, PeBlock.ENTRY);
        code.mov(1, MASKED_EL1);
        monitor.returnTo();
    }

    void emit() {
        call(0x00, () -> monitor.answer(VERSION_1_0));
        call(0x01, this::register);
        call(0x02, () -> whenRegistered(() -> pe.set(PeBlock.ENABLED)));
        call(0x03, () -> whenRegistered(() -> pe.clear(PeBlock.ENABLED)));
        call(0x04, this::context);
        call(0x05, () -> whenRunning(this::complete));
        call(0x06, () -> whenRunning(this::completeAndResume));
        call(0x07, this::unregister);
        call(0x08, this::status);
        call(0x09, this::information);
        call(0x0b, () -> {
            pe.set(PeBlock.MASKED);
            monitor.answer(0);
        });
        call(0x0c, () -> {
            pe.clear(PeBlock.MASKED);
            monitor.answer(0);
        });
        call(0x0f, this::signal);
        call(0x11, () -> {
            forget();
            monitor.answer(0);
        });
        call(0x12, () -> monitor.answer(0));
    }

    private void call(int number, Runnable body) {
        monitor.call(BASE + number, body);
    }

    private void onlyEventZero() {
        monitor.ifNotZero(1, () -> monitor.answer(MonitorCode.INVALID_PARAMETERS));
    }

    private void register() {
        onlyEventZero();
        pe.load(0, PeBlock.REGISTERED);
        monitor.ifNotZero(0, () -> monitor.answer(DENIED));
        pe.store(2, PeBlock.ENTRY);
        pe.store(3, PeBlock.ARGUMENT);
        pe.set(PeBlock.REGISTERED);
        monitor.answer(0);
    }

    private void whenRegistered(Runnable body) {
        onlyIfRegistered();
        body.run();
        monitor.answer(0);
    }

    private void onlyIfRegistered() {
        onlyEventZero();
        pe.load(0, PeBlock.REGISTERED);
        monitor.ifZero(0, () -> monitor.answer(DENIED));
    }

    private void whenRunning(Runnable body) {
        pe.load(0, PeBlock.RUNNING);
        monitor.ifZero(0, () -> monitor.answer(DENIED));
        body.run();
    }

    /** A register of whom the event interrupted. */
    private void context() {
        whenRunning(() -> {
            monitor.ifAtLeast(1, PeBlock.SAVED_REGISTERS, () -> monitor.answer(MonitorCode.INVALID_PARAMETERS));
            code.shiftLeft(1, 1, 3);
            code.add(2, PeBlock.SP, PeBlock.INTERRUPTED);
            code.addRegister(1, 1, 2);
            code.loadAt(0, 1, 0);
            monitor.answer();
        });
    }

    private void complete() {
        pe.copy(PeBlock.INTERRUPTED, PeBlock.CALLER);
        code.loadPair(0, 1, PeBlock.SP, PeBlock.INTERRUPTED_PC / Long.BYTES);
        monitor.returnTo();
        pe.clear(PeBlock.RUNNING);
        monitor.leave();
    }

    /** The address in x1 is entered as an exception would be, taken by whom the event interrupted. */
    private void completeAndResume() {
        code.move(4, 1);
        pe.copy(PeBlock.INTERRUPTED, PeBlock.CALLER);
        code.loadPair(0, 1, PeBlock.SP, PeBlock.INTERRUPTED_PC / Long.BYTES);
        code.msr(ELR_EL1, 0);
        code.msr(SPSR_EL1, 1);
        code.move(0, 4);
        code.mov(1, MASKED_EL1);
        monitor.returnTo();
        pe.clear(PeBlock.RUNNING);
        monitor.leave();
    }

    private void unregister() {
        onlyIfRegistered();
        forget();
        pe.load(0, PeBlock.RUNNING);
        monitor.ifNotZero(0, () -> monitor.answer(STILL_RUNNING));
        monitor.answer(0);
    }

    private void forget() {
        pe.clear(PeBlock.REGISTERED);
        pe.clear(PeBlock.ENABLED);
    }

    private void status() {
        onlyEventZero();
        pe.load(0, PeBlock.REGISTERED);
        pe.load(2, PeBlock.ENABLED);
        code.shiftLeft(2, 2, 1);
        code.or(0, 0, 2);
        pe.load(2, PeBlock.RUNNING);
        code.shiftLeft(2, 2, 2);
        code.or(0, 0, 2);
        monitor.answer();
    }

    /** Type private (0), signalled by software (1), priority normal (0). */
    private void information() {
        onlyEventZero();
        monitor.ifAtLeast(2, 3, () -> monitor.answer(MonitorCode.INVALID_PARAMETERS));
        code.mov(0, 1);
        code.and(0, 0, 2);
        monitor.answer();
    }

    /** To a PE that is on; what it does with it is its own affair. */
    private void signal() {
        onlyEventZero();
        code.move(1, 2);
        monitor.target();
        code.loadAt(0, 5, PeBlock.ON);
        monitor.ifZero(0, () -> monitor.answer(MonitorCode.INVALID_PARAMETERS));
        monitor.gic.send(1);
        monitor.answer(0);
    }
}
