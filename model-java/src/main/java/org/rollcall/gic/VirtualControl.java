package org.rollcall.gic;

/**
 * {@code ICH_VMCR_EL2}: what a guest sets by {@code ICV_PMR}, {@code ICV_BPRn}, {@code ICV_CTLR} and {@code ICV_IGRPENn},
 * and EL2 all at once. Source: QEMU arm_gicv3_cpuif.c; Linux vgic-v3-sr.c.
 */
final class VirtualControl {
    private static final int VENG0 = 1;
    private static final int VENG1 = 1 << 1;
    private static final int VFIQ_EN = 1 << 3;
    private static final int VCBPR = 1 << 4;
    private static final int VEOIM = 1 << 9;
    private static final int VBPR1_SHIFT = 18;
    private static final int VBPR0_SHIFT = 21;
    private static final int VPMR_SHIFT = 24;
    private static final int CTLR_CBPR = 1;
    private static final int CTLR_EOI_MODE = 1 << 1;

    private final int priorityMask;
    private final int identification;
    private final int leastBpr;
    private final boolean keeps8Bits;

    private int flags;
    private int bpr0;
    private int bpr1;
    private int pmr;

    VirtualControl(GicConfiguration configuration) {
        GicExtensions extensions = configuration.extensions();
        priorityMask = 0xff << (8 - extensions.virtualPriorityBits()) & 0xff;
        identification = InterfaceControl.identification(configuration, extensions.virtualPriorityBits());
        keeps8Bits = configuration.has(Choice.VMCR_KEEPS_8_BITS);
        leastBpr = 7 - extensions.virtualPreemptionBits();
        bpr0 = leastBpr;
        bpr1 = leastBpr + 1;
    }

    int priorityMask() {
        return priorityMask;
    }

    int pmr() {
        return pmr;
    }

    void writePmr(int value) {
        pmr = value & priorityMask;
    }

    boolean enables(Group group) {
        return (flags & enableBit(group)) != 0;
    }

    void enable(Group group, boolean on) {
        set(enableBit(group), on);
    }

    private static int enableBit(Group group) {
        return group == Group.GROUP_0 ? VENG0 : VENG1;
    }

    boolean splitsEoi() {
        return (flags & VEOIM) != 0;
    }

    int readCtlr() {
        return identification | (splitsEoi() ? CTLR_EOI_MODE : 0) | (common() ? CTLR_CBPR : 0);
    }

    void writeCtlr(int value) {
        set(VCBPR, (value & CTLR_CBPR) != 0);
        set(VEOIM, (value & CTLR_EOI_MODE) != 0);
    }

    int readBpr0() {
        return bpr0;
    }

    void writeBpr0(int value) {
        bpr0 = Math.max(value & 7, leastBpr);
    }

    int readBpr1() {
        return common() ? Math.min(bpr0 + 1, 7) : bpr1;
    }

    void writeBpr1(int value) {
        if (!common()) {
            bpr1 = Math.max(value & 7, leastBpr + 1);
        }
    }

    /** The bits of a priority that decide pre-emption for a virtual interrupt of this group. */
    int groupPriorityMask(Group group) {
        int point = group == Group.GROUP_0 || common() ? bpr0 : bpr1 - 1;
        return 0xff << point + 1 & 0xff;
    }

    int read() {
        return flags | VFIQ_EN | bpr1 << VBPR1_SHIFT | bpr0 << VBPR0_SHIFT | pmr << VPMR_SHIFT;
    }

    void write(int value) {
        flags = value & (VENG0 | VENG1 | VCBPR | VEOIM);
        writeBpr0(value >>> VBPR0_SHIFT);
        bpr1 = Math.max(value >>> VBPR1_SHIFT & 7, leastBpr + 1);
        pmr = value >>> VPMR_SHIFT & (keeps8Bits ? 0xff : priorityMask);
    }

    private boolean common() {
        return (flags & VCBPR) != 0;
    }

    private void set(int bit, boolean on) {
        flags = on ? flags | bit : flags & ~bit;
    }
}
