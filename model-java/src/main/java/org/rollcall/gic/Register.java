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
    GICD_ISENABLER0(Block.DISTRIBUTOR, 0x100, Access.READ_WRITE, 32),
    GICD_ISPENDR0(Block.DISTRIBUTOR, 0x200, Access.READ_WRITE, 32),
    GICD_IPRIORITYR0(Block.DISTRIBUTOR, 0x400, Access.READ_WRITE, 32),
    GICD_SGIR(Block.DISTRIBUTOR, 0xf00, Access.WRITE_ONLY, 32),
    GICR_TYPER(Block.REDISTRIBUTOR, 0x8, Access.READ_ONLY, 64),
    GICR_WAKER(Block.REDISTRIBUTOR, 0x14, Access.READ_WRITE, 32),
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
    ICH_VTR_EL2(Block.CPU_INTERFACE, Access.READ_ONLY, Route.NONE, 3, 4, 12, 11, 1),
    ICC_CTLR_EL3(Block.CPU_INTERFACE, Access.READ_WRITE, Route.NONE, 3, 6, 12, 12, 4),
    ICC_SRE_EL3(Block.CPU_INTERFACE, Access.READ_WRITE, Route.NONE, 3, 6, 12, 12, 5),
    ICC_IGRPEN1_EL3(Block.CPU_INTERFACE, Access.READ_WRITE, Route.NONE, 3, 6, 12, 12, 7),
    ISR_EL1(Block.PE, Access.READ_ONLY, Route.NONE, 3, 0, 12, 1, 0),
    HCR_EL2(Block.PE, Access.READ_WRITE, Route.NONE, 3, 4, 1, 1, 0),
    CNTP_CTL_EL0(Block.PE, Access.READ_WRITE, Route.NONE, 3, 3, 14, 2, 1),
    CNTP_CVAL_EL0(Block.PE, Access.READ_WRITE, Route.NONE, 3, 3, 14, 2, 2);

    /** Who keeps the register. */
    public enum Block {
        DISTRIBUTOR,
        REDISTRIBUTOR,
        CPU_INTERFACE,
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
    private final Route route;
    private final @Nullable SystemEncoding encoding;

    Register(Block block, int offset, Access access, int width) {
        this.block = block;
        this.offset = offset;
        this.access = access;
        this.width = width;
        this.route = Route.NONE;
        this.encoding = null;
    }

    Register(Block block, Access access, Route route, int op0, int op1, int crn, int crm, int op2) {
        this.block = block;
        this.offset = 0;
        this.access = access;
        this.width = 64;
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

    /** n of {@code ICC_APxRn_EL1}, or -1. */
    int activePriorityIndex() {
        return ordinal() >= ICC_AP0R0_EL1.ordinal() && ordinal() <= ICC_AP1R3_EL1.ordinal()
                ? (ordinal() - ICC_AP0R0_EL1.ordinal()) % 4
                : -1;
    }
}
