package org.rollcall.gic;

import org.jspecify.annotations.Nullable;

/**
 * The registers that an SGI or a PPI can meet, under the architecture's names. Frame registers know their offset in the
 * frame, system registers their encoding. Source: Linux arm-gic-v3.h and sysreg.h; QEMU
 * arm_gicv3_cpuif.c.
 */
public enum Register {
    GICD_CTLR(Block.DISTRIBUTOR, 0x0, Access.READ_WRITE, 32),
    GICD_TYPER(Block.DISTRIBUTOR, 0x4, Access.READ_ONLY, 32),
    GICD_IIDR(Block.DISTRIBUTOR, 0x8, Access.READ_ONLY, 32),
    GICD_TYPER2(Block.DISTRIBUTOR, 0xc, Access.READ_ONLY, 32),
    GICD_ISENABLER0(Block.DISTRIBUTOR, 0x100, Access.READ_WRITE, 32),
    GICD_ISPENDR0(Block.DISTRIBUTOR, 0x200, Access.READ_WRITE, 32),
    GICD_IPRIORITYR0(Block.DISTRIBUTOR, 0x400, Access.READ_WRITE, 32),
    GICD_SGIR(Block.DISTRIBUTOR, 0xf00, Access.WRITE_ONLY, 32),
    /** The Distributor's registers of SPIs: n of GICD_xxxRn is the index. */
    GICD_IGROUPR(Block.DISTRIBUTOR, 0x80, 32, 32),
    GICD_ISENABLER(Block.DISTRIBUTOR, 0x100, 32, 32),
    GICD_ICENABLER(Block.DISTRIBUTOR, 0x180, 32, 32),
    GICD_ISPENDR(Block.DISTRIBUTOR, 0x200, 32, 32),
    GICD_ICPENDR(Block.DISTRIBUTOR, 0x280, 32, 32),
    GICD_ISACTIVER(Block.DISTRIBUTOR, 0x300, 32, 32),
    GICD_ICACTIVER(Block.DISTRIBUTOR, 0x380, 32, 32),
    /** One byte of the priority registers: its index is the INTID. */
    GICD_IPRIORITYR(Block.DISTRIBUTOR, 0x400, 8, 1),
    /** {@code GICD_IPRIORITYRn}, four of these bytes. */
    GICD_IPRIORITYR_WORD(Block.DISTRIBUTOR, 0x400, 32, 4),
    GICD_ICFGR(Block.DISTRIBUTOR, 0xc00, 32, 16),
    GICD_IGRPMODR(Block.DISTRIBUTOR, 0xd00, 32, 32),
    GICD_NSACR(Block.DISTRIBUTOR, 0xe00, 32, 16),
    GICD_INMIR(Block.DISTRIBUTOR, 0xf80, 32, 32),
    GICD_IROUTER(Block.DISTRIBUTOR, 0x6000, 64, 1),
    GICD_PIDR2(Block.DISTRIBUTOR, 0xffe8, Access.READ_ONLY, 32),
    GICR_CTLR(Block.REDISTRIBUTOR, 0x0, Access.READ_WRITE, 32),
    GICR_IIDR(Block.REDISTRIBUTOR, 0x4, Access.READ_ONLY, 32),
    GICR_TYPER(Block.REDISTRIBUTOR, 0x8, Access.READ_ONLY, 64),
    GICR_WAKER(Block.REDISTRIBUTOR, 0x14, Access.READ_WRITE, 32),
    GICR_PIDR2(Block.REDISTRIBUTOR, 0xffe8, Access.READ_ONLY, 32),
    GICR_IGROUPR0(Block.REDISTRIBUTOR, 0x10080, Access.READ_WRITE, 32),
    GICR_ISENABLER0(Block.REDISTRIBUTOR, 0x10100, Access.READ_WRITE, 32),
    GICR_ICENABLER0(Block.REDISTRIBUTOR, 0x10180, Access.READ_WRITE, 32),
    GICR_ISPENDR0(Block.REDISTRIBUTOR, 0x10200, Access.READ_WRITE, 32),
    GICR_ICPENDR0(Block.REDISTRIBUTOR, 0x10280, Access.READ_WRITE, 32),
    GICR_ISACTIVER0(Block.REDISTRIBUTOR, 0x10300, Access.READ_WRITE, 32),
    GICR_ICACTIVER0(Block.REDISTRIBUTOR, 0x10380, Access.READ_WRITE, 32),
    /** One byte of the priority registers: its index is the INTID. */
    GICR_IPRIORITYR(Block.REDISTRIBUTOR, 0x10400, Access.READ_WRITE, 8),
    GICR_IPRIORITYR0(Block.REDISTRIBUTOR, 0x10400, Access.READ_WRITE, 32),
    GICR_IPRIORITYR1(Block.REDISTRIBUTOR, 0x10404, Access.READ_WRITE, 32),
    GICR_IPRIORITYR2(Block.REDISTRIBUTOR, 0x10408, Access.READ_WRITE, 32),
    GICR_IPRIORITYR3(Block.REDISTRIBUTOR, 0x1040c, Access.READ_WRITE, 32),
    GICR_IPRIORITYR4(Block.REDISTRIBUTOR, 0x10410, Access.READ_WRITE, 32),
    GICR_IPRIORITYR5(Block.REDISTRIBUTOR, 0x10414, Access.READ_WRITE, 32),
    GICR_IPRIORITYR6(Block.REDISTRIBUTOR, 0x10418, Access.READ_WRITE, 32),
    GICR_IPRIORITYR7(Block.REDISTRIBUTOR, 0x1041c, Access.READ_WRITE, 32),
    GICR_ICFGR0(Block.REDISTRIBUTOR, 0x10c00, Access.READ_WRITE, 32),
    GICR_ICFGR1(Block.REDISTRIBUTOR, 0x10c04, Access.READ_WRITE, 32),
    GICR_IGRPMODR0(Block.REDISTRIBUTOR, 0x10d00, Access.READ_WRITE, 32),
    GICR_NSACR(Block.REDISTRIBUTOR, 0x10e00, Access.READ_WRITE, 32),
    GICR_INMIR0(Block.REDISTRIBUTOR, 0x10f80, Access.READ_WRITE, 32),
    ICC_PMR_EL1(Block.CPU_INTERFACE, Access.READ_WRITE, Route.IRQ_AND_FIQ, 3, 0, 4, 6, 0),
    ICC_IAR0_EL1(Block.CPU_INTERFACE, Access.READ_ONLY, Route.FIQ, 3, 0, 12, 8, 0),
    ICC_EOIR0_EL1(Block.CPU_INTERFACE, Access.WRITE_ONLY, Route.FIQ, 3, 0, 12, 8, 1),
    ICC_HPPIR0_EL1(Block.CPU_INTERFACE, Access.READ_ONLY, Route.FIQ, 3, 0, 12, 8, 2),
    ICC_BPR0_EL1(Block.CPU_INTERFACE, Access.READ_WRITE, Route.FIQ, 3, 0, 12, 8, 3),
    ICC_AP0R0_EL1(Block.CPU_INTERFACE, Access.READ_WRITE, Route.FIQ, 3, 0, 12, 8, 4),
    ICC_AP0R1_EL1(Block.CPU_INTERFACE, Access.READ_WRITE, Route.FIQ, 3, 0, 12, 8, 5),
    ICC_AP0R2_EL1(Block.CPU_INTERFACE, Access.READ_WRITE, Route.FIQ, 3, 0, 12, 8, 6),
    ICC_AP0R3_EL1(Block.CPU_INTERFACE, Access.READ_WRITE, Route.FIQ, 3, 0, 12, 8, 7),
    ICC_AP1R0_EL1(Block.CPU_INTERFACE, Access.READ_WRITE, Route.IRQ, 3, 0, 12, 9, 0),
    ICC_AP1R1_EL1(Block.CPU_INTERFACE, Access.READ_WRITE, Route.IRQ, 3, 0, 12, 9, 1),
    ICC_AP1R2_EL1(Block.CPU_INTERFACE, Access.READ_WRITE, Route.IRQ, 3, 0, 12, 9, 2),
    ICC_AP1R3_EL1(Block.CPU_INTERFACE, Access.READ_WRITE, Route.IRQ, 3, 0, 12, 9, 3),
    ICC_NMIAR1_EL1(Block.CPU_INTERFACE, Access.READ_ONLY, Route.IRQ, 3, 0, 12, 9, 5),
    ICC_DIR_EL1(Block.CPU_INTERFACE, Access.WRITE_ONLY, Route.IRQ_AND_FIQ, 3, 0, 12, 11, 1),
    ICC_RPR_EL1(Block.CPU_INTERFACE, Access.READ_ONLY, Route.IRQ_AND_FIQ, 3, 0, 12, 11, 3),
    ICC_SGI1R_EL1(Block.CPU_INTERFACE, Access.WRITE_ONLY, Route.IRQ_AND_FIQ, 3, 0, 12, 11, 5),
    ICC_ASGI1R_EL1(Block.CPU_INTERFACE, Access.WRITE_ONLY, Route.IRQ_AND_FIQ, 3, 0, 12, 11, 6),
    ICC_SGI0R_EL1(Block.CPU_INTERFACE, Access.WRITE_ONLY, Route.IRQ_AND_FIQ, 3, 0, 12, 11, 7),
    ICC_IAR1_EL1(Block.CPU_INTERFACE, Access.READ_ONLY, Route.IRQ, 3, 0, 12, 12, 0),
    ICC_EOIR1_EL1(Block.CPU_INTERFACE, Access.WRITE_ONLY, Route.IRQ, 3, 0, 12, 12, 1),
    ICC_HPPIR1_EL1(Block.CPU_INTERFACE, Access.READ_ONLY, Route.IRQ, 3, 0, 12, 12, 2),
    ICC_BPR1_EL1(Block.CPU_INTERFACE, Access.READ_WRITE, Route.IRQ, 3, 0, 12, 12, 3),
    ICC_CTLR_EL1(Block.CPU_INTERFACE, Access.READ_WRITE, Route.IRQ_AND_FIQ, 3, 0, 12, 12, 4),
    ICC_SRE_EL1(Block.CPU_INTERFACE, Access.READ_WRITE, Route.NONE, 3, 0, 12, 12, 5),
    ICC_IGRPEN0_EL1(Block.CPU_INTERFACE, Access.READ_WRITE, Route.FIQ, 3, 0, 12, 12, 6),
    ICC_IGRPEN1_EL1(Block.CPU_INTERFACE, Access.READ_WRITE, Route.IRQ, 3, 0, 12, 12, 7),
    ICC_SRE_EL2(Block.CPU_INTERFACE, Access.READ_WRITE, Route.NONE, 3, 4, 12, 9, 5),
    ICH_AP0R0_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 8, 0),
    ICH_AP0R1_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 8, 1),
    ICH_AP0R2_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 8, 2),
    ICH_AP0R3_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 8, 3),
    ICH_AP1R0_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 9, 0),
    ICH_AP1R1_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 9, 1),
    ICH_AP1R2_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 9, 2),
    ICH_AP1R3_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 9, 3),
    ICH_HCR_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 11, 0),
    ICH_VTR_EL2(Block.HYPERVISOR, Access.READ_ONLY, Route.NONE, 3, 4, 12, 11, 1),
    ICH_MISR_EL2(Block.HYPERVISOR, Access.READ_ONLY, Route.NONE, 3, 4, 12, 11, 2),
    ICH_EISR_EL2(Block.HYPERVISOR, Access.READ_ONLY, Route.NONE, 3, 4, 12, 11, 3),
    ICH_ELRSR_EL2(Block.HYPERVISOR, Access.READ_ONLY, Route.NONE, 3, 4, 12, 11, 5),
    ICH_VMCR_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 11, 7),
    ICH_LR0_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 12, 0),
    ICH_LR1_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 12, 1),
    ICH_LR2_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 12, 2),
    ICH_LR3_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 12, 3),
    ICH_LR4_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 12, 4),
    ICH_LR5_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 12, 5),
    ICH_LR6_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 12, 6),
    ICH_LR7_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 12, 7),
    ICH_LR8_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 13, 0),
    ICH_LR9_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 13, 1),
    ICH_LR10_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 13, 2),
    ICH_LR11_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 13, 3),
    ICH_LR12_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 13, 4),
    ICH_LR13_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 13, 5),
    ICH_LR14_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 13, 6),
    ICH_LR15_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 12, 13, 7),
    ICC_CTLR_EL3(Block.CPU_INTERFACE, Access.READ_WRITE, Route.NONE, 3, 6, 12, 12, 4),
    ICC_SRE_EL3(Block.CPU_INTERFACE, Access.READ_WRITE, Route.NONE, 3, 6, 12, 12, 5),
    ICC_IGRPEN1_EL3(Block.CPU_INTERFACE, Access.READ_WRITE, Route.NONE, 3, 6, 12, 12, 7),
    ISR_EL1(Block.PE, Access.READ_ONLY, Route.NONE, 3, 0, 12, 1, 0),
    HCR_EL2(Block.HYPERVISOR, Access.READ_WRITE, Route.NONE, 3, 4, 1, 1, 0),
    CNTP_CTL_EL0(Block.PE, Access.READ_WRITE, Route.NONE, 3, 3, 14, 2, 1),
    CNTP_CVAL_EL0(Block.PE, Access.READ_WRITE, Route.NONE, 3, 3, 14, 2, 2);

    /** Who keeps the register. */
    public enum Block {
        DISTRIBUTOR,
        REDISTRIBUTOR,
        CPU_INTERFACE,
        /** What EL2 has to present interrupts to its guest. */
        HYPERVISOR,
        PE
    }

    private enum Access {
        READ_ONLY,
        WRITE_ONLY,
        READ_WRITE
    }

    /** Which routing of {@code SCR_EL3} makes an access from below EL3 trap. */
    enum Route {
        NONE {
            @Override
            boolean traps(Caller caller) {
                return false;
            }
        },
        IRQ {
            @Override
            boolean traps(Caller caller) {
                return caller.irqToEl3();
            }
        },
        FIQ {
            @Override
            boolean traps(Caller caller) {
                return caller.fiqToEl3();
            }
        },
        IRQ_AND_FIQ {
            @Override
            boolean traps(Caller caller) {
                return caller.irqToEl3() && caller.fiqToEl3();
            }
        };

        abstract boolean traps(Caller caller);
    }

    private static final int[] LEAST_EL_BY_OP1 = {1, 1, 1, 0, 2, 2, 3, 1};

    private final Block block;
    private final int offset;
    private final Access access;
    private final int width;
    /** INTIDs of one register of several, 0 if there is only one. */
    private final int intids;

    private final Route route;
    private final @Nullable SystemEncoding encoding;

    Register(Block block, int offset, Access access, int width) {
        this(block, offset, access, width, 0);
    }

    Register(Block block, int offset, int width, int intids) {
        this(block, offset, Access.READ_WRITE, width, intids);
    }

    Register(Block block, int offset, Access access, int width, int intids) {
        this.block = block;
        this.offset = offset;
        this.access = access;
        this.width = width;
        this.intids = intids;
        this.route = Route.NONE;
        this.encoding = null;
    }

    Register(Block block, Access access, Route route, int op0, int op1, int crn, int crm, int op2) {
        this.block = block;
        this.offset = 0;
        this.access = access;
        this.width = 64;
        this.intids = 0;
        this.route = route;
        this.encoding = new SystemEncoding(op0, op1, crn, crm, op2);
    }

    public Block block() {
        return block;
    }

    /** Bytes from the start of the Distributor or of the PE's Redistributor. */
    public int offset() {
        return offset;
    }

    /** Bytes from there to the register of that index. */
    public int offset(int index) {
        return this == GICR_IPRIORITYR || isShared() ? index * width / Byte.SIZE : 0;
    }

    /** Whether it is one of the Distributor's many registers for SPIs. */
    public boolean isShared() {
        return intids > 0;
    }

    /** The first INTID that register {@code index} is about, for a register of SPIs. */
    public int firstIntid(int index) {
        return index * intids;
    }

    /** Which of the eight priority registers of its 32 INTIDs it is. */
    int priorityWord(int index) {
        return this == GICD_IPRIORITYR_WORD ? index % 8 : ordinal() - GICR_IPRIORITYR0.ordinal();
    }

    /** Bits of one access: 8, 32 or 64. */
    public int width() {
        return width;
    }

    public boolean isSystemRegister() {
        return encoding != null;
    }

    /** @throws IllegalStateException for a frame register */
    public SystemEncoding encoding() {
        if (encoding == null) {
            throw new IllegalStateException(this + " is not a system register");
        }
        return encoding;
    }

    /** Whether the register is one of EL2. */
    public boolean needsEl2() {
        return encoding != null && encoding.op1() == 4;
    }

    /** Whether a write generates SGIs. */
    boolean generatesSgis() {
        return this == ICC_SGI0R_EL1 || this == ICC_SGI1R_EL1 || this == ICC_ASGI1R_EL1;
    }

    Route route() {
        return route;
    }

    /** Whether the instruction exists for that direction at that Exception level. */
    boolean exists(boolean read, int el) {
        return access != (read ? Access.WRITE_ONLY : Access.READ_ONLY)
                && el >= LEAST_EL_BY_OP1[encoding().op1()];
    }

    /** Whether it is one of {@code ICC_AP0Rn_EL1} and {@code ICC_AP1Rn_EL1}. */
    public boolean activePriority() {
        return activePriorityIndex() >= 0;
    }

    /** The group of {@code ICH_AP0Rn_EL2} or {@code ICH_AP1Rn_EL2}. */
    Group virtualGroup() {
        return ordinal() < ICH_AP1R0_EL2.ordinal() ? Group.GROUP_0 : Group.NON_SECURE_GROUP_1;
    }

    /** Whether it is one of {@code ICH_AP0Rn_EL2} and {@code ICH_AP1Rn_EL2}. */
    public boolean virtualActivePriority() {
        return virtualActivePriorityIndex() >= 0;
    }

    /** n of {@code ICH_APxRn_EL2}, or -1. */
    int virtualActivePriorityIndex() {
        return ordinal() >= ICH_AP0R0_EL2.ordinal() && ordinal() <= ICH_AP1R3_EL2.ordinal()
                ? (ordinal() - ICH_AP0R0_EL2.ordinal()) % 4
                : -1;
    }

    /** n of {@code ICH_LRn_EL2}, or -1. */
    public int listRegisterIndex() {
        return ordinal() >= ICH_LR0_EL2.ordinal() && ordinal() <= ICH_LR15_EL2.ordinal()
                ? ordinal() - ICH_LR0_EL2.ordinal()
                : -1;
    }

    /** n of {@code ICC_APxRn_EL1}, or -1. */
    int activePriorityIndex() {
        return ordinal() >= ICC_AP0R0_EL1.ordinal() && ordinal() <= ICC_AP1R3_EL1.ordinal()
                ? (ordinal() - ICC_AP0R0_EL1.ordinal()) % 4
                : -1;
    }
}
