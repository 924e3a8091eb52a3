package org.rollcall.gickit;

import org.rollcall.gic.Register;

/** Why the registers of EL2 answer as they do. */
final class HypervisorRules {
    private static final String CPUIF = "QEMU hw/intc/arm_gicv3_cpuif.c ";

    private HypervisorRules() {}

    static Rule of(Register register) {
        if (register.listRegisterIndex() >= 0) {
            return new Rule(
                    "Keeps what EL2 writes but unimplemented priority bits. The guest's acknowledge makes it active, its"
                            + " EOIR (EOImode 0) or DIR (EOImode 1) inactive; with HW the physical interrupt too.",
                    CPUIF + "ich_lr_write, icv_activate_irq, icv_deactivate_irq; Linux vgic-v3-sr.c");
        }
        return switch (register) {
            case ICH_MISR_EL2, ICH_EISR_EL2, ICH_ELRSR_EL2 ->
                new Rule(
                        "EISR: list registers that are neither pending nor active, without HW, with EOI. ELRSR: those that"
                                + " are neither, and not in EISR. MISR: EOI if EISR is not 0; where ICH_HCR_EL2 asks for it, U if"
                                + " fewer than two are valid, NP if none is pending, LRENP if EOIcount is not 0, and the group"
                                + " enables. With ICH_HCR_EL2.En any of them raises PPI 25.",
                        CPUIF + "maintenance_interrupt_state; Linux vgic-v3-nested.c");
            case ICH_HCR_EL2 ->
                new Rule(
                        "Keeps its bits. EOIcount counts, modulo 32, what the guest ends or deactivates and no list register"
                                + " holds.",
                        CPUIF + "icv_increment_eoicount; Linux vgic-v3-sr.c __vgic_v3_bump_eoicount");
            case ICH_VMCR_EL2 ->
                new Rule(
                        "The guest's PMR, binary points (never below the least), EOImode, CBPR and group enables in one.",
                        CPUIF + "ich_vmcr_write");
            case ICH_VTR_EL2 ->
                new Rule(
                        "Priority and pre-emption bits, INTID bits, A3V and list registers, as declared.",
                        CPUIF + "ich_vtr_read");
            default ->
                new Rule("Keeps what is written; active priorities as in ICC_APxRn_EL1.", CPUIF + "ich_ap_write");
        };
    }
}
