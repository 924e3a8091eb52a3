package org.rollcall.gic;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One PE's registers of EL2 that decide what a guest at EL1 meets: {@code HCR_EL2} and {@code ICH_*_EL2}. Without EL2 they
 * stay zero, and nothing is virtual.
 */
final class Hypervisor {
    private static final int HCR_FMO = 1 << 3;
    private static final int HCR_IMO = 1 << 4;
    private static final int HCR_VF = 1 << 6;
    private static final int HCR_VI = 1 << 7;

    private static final int ICH_EN = 1;
    private static final int TC = 1 << 10;
    private static final int TALL0 = 1 << 11;
    private static final int TALL1 = 1 << 12;
    private static final int TSEI = 1 << 13;
    private static final int TDIR = 1 << 14;
    private static final int MAINTENANCE = 0xfe;
    private static final int EOI_COUNT_SHIFT = 27;

    private final GicConfiguration configuration;
    private final VirtualInterface guest;
    private final Maintenance maintenance;
    private long hcr;
    private int control;

    Hypervisor(GicConfiguration configuration, IntConsumer deactivatePhysical) {
        this.configuration = configuration;
        guest = new VirtualInterface(configuration, deactivatePhysical);
        maintenance = new Maintenance(guest, configuration);
    }

    /** The virtual CPU interface. */
    VirtualInterface guest() {
        return guest;
    }

    /** Whether an access from EL1 by that name is one to the virtual CPU interface. */
    boolean virtual(Register register) {
        return switch (register.route()) {
            case NONE -> false;
            case IRQ -> irqToEl2();
            case FIQ -> fiqToEl2();
            case IRQ_AND_FIQ -> irqToEl2() || fiqToEl2();
        };
    }

    /** {@code HCR_EL2.IMO}: physical IRQs go to EL2, virtual ones to EL1. */
    boolean irqToEl2() {
        return (hcr & HCR_IMO) != 0;
    }

    /** {@code HCR_EL2.FMO}. */
    boolean fiqToEl2() {
        return (hcr & HCR_FMO) != 0;
    }

    /** What an access from EL1 takes to EL2, null if it is let through. */
    @Nullable
    Trap trap(Register register, boolean read) {
        boolean trapped = switch (register.route()) {
            case NONE -> false;
            case IRQ -> (control & TALL1) != 0;
            case FIQ -> (control & TALL0) != 0;
            case IRQ_AND_FIQ ->
                (control & TC) != 0
                        || register == Register.ICC_DIR_EL1 && (control & TDIR) != 0
                        || register.generatesSgis() && (irqToEl2() || fiqToEl2());
        };
        return trapped ? Trap.to(2, register, read) : null;
    }

    /** {@code ISR_EL1} of a guest: virtual interrupts, and physical ones that do not go to EL2. */
    long isr(InterruptLine physical) {
        InterruptLine virtual = guest.line();
        long irq =
                irqToEl2() ? virtual.irqIsr() | ((hcr & HCR_VI) != 0 ? InterruptLine.IRQ.isr() : 0) : physical.irqIsr();
        long fiq =
                fiqToEl2() ? virtual.fiqIsr() | ((hcr & HCR_VF) != 0 ? InterruptLine.FIQ.isr() : 0) : physical.fiqIsr();
        return irq | fiq;
    }

    /** The level of the maintenance interrupt. */
    boolean maintenance() {
        return maintenance.asserted(control);
    }

    long read(Register register) {
        int index = register.virtualActivePriorityIndex();
        if (index >= 0) {
            return guest.active().read(register.virtualGroup(), index);
        } else if (register.listRegisterIndex() >= 0) {
            return guest.list()[register.listRegisterIndex()].bits();
        }
        return switch (register) {
            case HCR_EL2 -> hcr;
            case ICH_HCR_EL2 -> Integer.toUnsignedLong(control | guest.eoiCount() << EOI_COUNT_SHIFT);
            case ICH_VTR_EL2 -> vtr();
            case ICH_MISR_EL2 -> maintenance.status(control);
            case ICH_EISR_EL2 -> maintenance.ended();
            case ICH_ELRSR_EL2 -> maintenance.empty();
            case ICH_VMCR_EL2 -> Integer.toUnsignedLong(guest.control().read());
            default -> throw new IllegalArgumentException(register + " is not a register of EL2");
        };
    }

    void write(Register register, long value) {
        int index = register.virtualActivePriorityIndex();
        if (index >= 0) {
            guest.active().write(register.virtualGroup(), index, value);
        } else if (register.listRegisterIndex() >= 0) {
            guest.writeList(register.listRegisterIndex(), value);
        } else if (register == Register.HCR_EL2) {
            hcr = value;
        } else if (register == Register.ICH_HCR_EL2) {
            control = (int) value & (ICH_EN | MAINTENANCE | TC | TALL0 | TALL1 | TSEI | TDIR);
            guest.enable((value & ICH_EN) != 0);
            guest.setEoiCount((int) (value >>> EOI_COUNT_SHIFT));
        } else {
            guest.control().write((int) value);
        }
    }

    /** {@code ICH_VTR_EL2}: no direct injection, and {@code ICH_HCR_EL2.TDIR} is there. */
    private long vtr() {
        GicExtensions extensions = configuration.extensions();
        return Integer.toUnsignedLong(extensions.virtualPriorityBits() - 1 << 29
                | extensions.virtualPreemptionBits() - 1 << 26
                | (configuration.has(Choice.INTID_16_BITS) ? 0 : 1 << 23)
                | (configuration.has(Choice.NO_AFFINITY_3) ? 0 : 1 << 21)
                | 1 << 20
                | 1 << 19
                | extensions.listRegisters() - 1);
    }
}
