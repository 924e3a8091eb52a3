package org.rollcall.lab.firmware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.rollcall.aarch64.Aarch64;
import org.rollcall.gic.SystemEncoding;

/**
 * The program at EL3: it starts the kernel on PE 0, keeps the others asleep until they are turned on, and offers PSCI and SDEI by
 * SMC. It runs from the flash at address 0 with the MMU off, and begins there on every PE.
 */
public final class SecureMonitor {
    private static final SystemEncoding VBAR_EL3 = new SystemEncoding(3, 6, 12, 0, 0);
    private static final SystemEncoding SCR_EL3 = new SystemEncoding(3, 6, 1, 1, 0);
    private static final SystemEncoding ESR_EL3 = new SystemEncoding(3, 6, 5, 2, 0);

    /** EL1 is AArch64 and Non-secure, FIQs come to EL3, HVC is allowed; bits 4 and 5 are RES1. */
    private static final long SCR = 0x535;

    private static final int TABLE_WORDS = 512;
    private static final int ENTRY_WORDS = 32;
    private static final int SYNC_FROM_BELOW = 8;
    private static final int FIQ_FROM_BELOW = 10;
    private static final int CLASS_SHIFT = 26;
    private static final int SMC_CLASS = 0x17;
    private static final long NOT_SUPPORTED = -1;

    private final MonitorCode monitor;
    private final Aarch64 code;
    private final PeBlock pe;
    private final long kernel;
    private final long deviceTree;

    private SecureMonitor(long kernel, long deviceTree, int pes) {
        this.kernel = kernel;
        this.deviceTree = deviceTree;
        monitor = new MonitorCode(pes);
        code = monitor.code;
        pe = monitor.pe;
    }

    /**
     * The bytes of the flash.
     *
     * @param kernel where the arm64 {@code Image} is loaded
     * @param deviceTree where the device tree is loaded
     * @param pes how many the machine has
     */
    public static byte[] image(long kernel, long deviceTree, int pes) {
        int[] words = new SecureMonitor(kernel, deviceTree, pes).words();
        ByteBuffer bytes = ByteBuffer.allocate(words.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(words);
        return bytes.array();
    }

    private int[] words() {
        int reset = code.reserve();
        code.alignTo(TABLE_WORDS);
        int table = code.here();
        pad(table, SYNC_FROM_BELOW * ENTRY_WORDS);
        int synchronous = code.reserve();
        pad(table, FIQ_FROM_BELOW * ENTRY_WORDS);
        int fiq = code.reserve();
        pad(table, TABLE_WORDS);

        var sdei = new SdeiCalls(monitor);
        var psci = new PsciCalls(monitor);
        monitor.leaveHere();
        sdei.emitDelivery();
        pe.restore();
        code.eret();
        int wait = psci.emitWait();
        psci.emit(wait);
        sdei.emit();
        jumpHere(synchronous);
        call();
        jumpHere(fiq);
        interrupt();
        jumpHere(reset);
        start(table, wait);
        return code.words();
    }

    private void jumpHere(int place) {
        int here = code.here();
        code.patch(place, () -> code.branch(here));
    }

    /** What cannot happen hangs where it is seen. */
    private void pad(int table, int words) {
        while (code.here() - table < words) {
            code.branch(code.here());
        }
    }

    private void call() {
        pe.save();
        code.mrs(17, ESR_EL3);
        code.shiftRight(17, 17, CLASS_SHIFT);
        code.mov(16, SMC_CLASS);
        code.compare(17, 16);
        int other = code.reserve();
        monitor.dispatch();
        monitor.answer(NOT_SUPPORTED);
        int hang = code.here();
        code.branch(hang);
        code.patch(other, () -> code.branchIf(Aarch64.NE, hang));
    }

    private void interrupt() {
        pe.save();
        monitor.gic.acknowledge();
        code.mov(1, MonitorGic.SGI);
        code.subtractRegister(0, 0, 1);
        monitor.ifZero(0, () -> pe.set(PeBlock.PENDING));
        monitor.leave();
    }

    private void start(int table, int wait) {
        pe.enter();
        code.adr(1, table);
        code.msr(VBAR_EL3, 1);
        code.mov(1, SCR);
        code.msr(SCR_EL3, 1);
        code.isb();
        monitor.gic.startPe();
        SdeiCalls.reset(pe);
        code.branchIfNotZero(0, wait);
        monitor.gic.startDistributor();
        pe.set(PeBlock.ON);
        code.mov(0, kernel);
        code.mov(1, MonitorCode.MASKED_EL1);
        monitor.returnTo();
        code.mov(0, deviceTree);
        for (int reserved = 1; reserved <= 3; reserved++) {
            code.mov(reserved, 0);
        }
        code.eret();
    }
}
