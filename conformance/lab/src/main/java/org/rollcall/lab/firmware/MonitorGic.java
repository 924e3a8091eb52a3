package org.rollcall.lab.firmware;

import org.rollcall.aarch64.Aarch64;
import org.rollcall.gic.Register;

/**
 * The secure side of QEMU's GICv3, as {@code virt} places it: every interrupt is the kernel's (Group 1, Non-secure) but one SGI in
 * Group 0, which no PSTATE.DAIF and no ICC_PMR_EL1 of the kernel keeps from EL3.
 */
final class MonitorGic {
    /** The SGI that makes a PE look at its block; Linux takes 0 to 7. */
    static final int SGI = 15;

    private static final long DISTRIBUTOR = 0x0800_0000L;
    private static final long REDISTRIBUTORS = 0x080a_0000L;
    private static final int STRIDE_BITS = 17;
    private static final int GROUP_REGISTERS = 32;

    /** GICD_CTLR: ARE_NS, ARE_S; then also the groups 0, 1 Non-secure and 1 Secure. */
    private static final int AFFINITY_ROUTING = 0x30;

    private static final int ALL_GROUPS = 0x37;

    /** ICC_SRE_EL3: system registers here and below. */
    private static final int SYSTEM_REGISTERS = 0xf;

    private final Aarch64 code;

    MonitorGic(Aarch64 code) {
        this.code = code;
    }

    /** Once. Changes x1 and x2. */
    void startDistributor() {
        put(DISTRIBUTOR, Register.GICD_CTLR, AFFINITY_ROUTING);
        code.mov(
                1,
                DISTRIBUTOR
                        + Register.GICD_IGROUPR.offset()
                        + Integer.BYTES); // SGIs and PPIs are in the redistributors
        code.mov(2, 0xffff_ffffL);
        for (int i = 1; i < GROUP_REGISTERS; i++) {
            code.storeAndStep(2, 1);
        }
        put(DISTRIBUTOR, Register.GICD_CTLR, ALL_GROUPS);
    }

    /** On each PE, with its number in x0. Changes x1 to x3. */
    void startPe() {
        code.shiftLeft(3, 0, STRIDE_BITS);
        putHere(Register.GICR_WAKER, 0);
        putHere(Register.GICR_IGROUPR0, 0xffff_ffffL & ~(1L << SGI));
        putHere(Register.GICR_IPRIORITYR3, 0); // SGIs 12 to 15; the kernel writes those of its own interrupts
        putHere(Register.GICR_ISENABLER0, 1L << SGI);
        set(Register.ICC_SRE_EL3, SYSTEM_REGISTERS);
        code.isb();
        set(Register.ICC_PMR_EL1, 0xff); // a Non-secure write changes nothing while this is below 0x80
        set(Register.ICC_IGRPEN0_EL1, 1);
        code.isb();
    }

    /** Sends the SGI to the PE whose affinity is in a register. Changes x2 to x4. */
    void send(int mpidr) {
        code.mov(2, 0xf);
        code.and(2, mpidr, 2);
        code.mov(3, 1);
        code.shiftLeftBy(3, 3, 2);
        code.mov(2, 0xff00);
        code.and(2, mpidr, 2);
        code.shiftLeft(2, 2, 8);
        code.or(3, 3, 2);
        code.mov(4, (long) SGI << 24);
        code.or(3, 3, 4);
        code.dsb();
        code.msr(Register.ICC_SGI0R_EL1.encoding(), 3);
        code.isb();
    }

    /** Takes what is pending in Group 0, and leaves its INTID in x0. What runs above EL3 is not kept back by it afterwards. */
    void acknowledge() {
        code.mrs(0, Register.ICC_IAR0_EL1.encoding());
        code.msr(Register.ICC_EOIR0_EL1.encoding(), 0);
        code.isb();
    }

    private void put(long frame, Register register, long value) {
        code.mov(1, frame + register.offset());
        code.mov(2, value);
        code.store(2, 1, Integer.SIZE);
    }

    /** In the redistributor whose distance from the first is in x3. */
    private void putHere(Register register, long value) {
        code.mov(1, REDISTRIBUTORS + register.offset());
        code.addRegister(1, 1, 3);
        code.mov(2, value);
        code.store(2, 1, Integer.SIZE);
    }

    private void set(Register register, long value) {
        code.mov(1, value);
        code.msr(register.encoding(), 1);
    }
}
