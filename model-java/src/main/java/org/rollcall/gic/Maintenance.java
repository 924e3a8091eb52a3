package org.rollcall.gic;

/**
 * What EL2 is told about its guest's interrupts, and the maintenance interrupt. Source: Arm's register page of ICH_MISR_EL2;
 * QEMU arm_gicv3_cpuif.c maintenance_interrupt_state.
 */
final class Maintenance {
    /** The PPI that the Arm base system architecture gives the maintenance interrupt. */
    static final int INTID = 25;

    private static final int EN = 1;
    private static final int UIE = 1 << 1;
    private static final int LRENPIE = 1 << 2;
    private static final int NPIE = 1 << 3;
    private static final int VGRP0EIE = 1 << 4;
    private static final int VGRP0DIE = 1 << 5;
    private static final int VGRP1EIE = 1 << 6;
    private static final int VGRP1DIE = 1 << 7;
    private static final int MISR_EOI = 1;

    private final VirtualInterface guest;
    private final Group disabledGroup0;

    Maintenance(VirtualInterface guest, GicConfiguration configuration) {
        this.guest = guest;
        disabledGroup0 = configuration.has(Choice.MISR_CONFUSES_GROUPS) ? Group.NON_SECURE_GROUP_1 : Group.GROUP_0;
    }

    /** {@code ICH_EISR_EL2}: list registers whose interrupt is over and has not been looked at. */
    int ended() {
        int bits = 0;
        for (int i = 0; i < guest.list().length; i++) {
            bits |= guest.list()[i].ended() ? 1 << i : 0;
        }
        return bits;
    }

    /** {@code ICH_ELRSR_EL2}. */
    int empty() {
        int bits = 0;
        for (int i = 0; i < guest.list().length; i++) {
            bits |= guest.list()[i].empty() ? 1 << i : 0;
        }
        return bits;
    }

    /** {@code ICH_MISR_EL2}, whose bits 1 to 7 are in the places of their enables in {@code ICH_HCR_EL2}. */
    int status(int hcr) {
        int valid = 0;
        boolean pending = false;
        for (ListRegister one : guest.list()) {
            valid += one.valid() ? 1 : 0;
            pending |= one.pending();
        }
        int conditions = (valid < 2 ? UIE : 0)
                | (guest.eoiCount() != 0 ? LRENPIE : 0)
                | (pending ? 0 : NPIE)
                | (guest.control().enables(Group.GROUP_0) ? VGRP0EIE : 0)
                | (guest.control().enables(disabledGroup0) ? 0 : VGRP0DIE)
                | (guest.control().enables(Group.NON_SECURE_GROUP_1) ? VGRP1EIE : VGRP1DIE);
        return hcr & conditions | (ended() != 0 ? MISR_EOI : 0);
    }

    /** The level of the interrupt's line. */
    boolean asserted(int hcr) {
        return (hcr & EN) != 0 && status(hcr) != 0;
    }
}
