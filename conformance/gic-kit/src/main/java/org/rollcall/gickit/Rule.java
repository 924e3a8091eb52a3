package org.rollcall.gickit;

import org.rollcall.gic.Register;

/**
 * Why the model answers as it does, in words. The text of the architecture (Arm IHI 0069) was not at hand, so each names
 * the implementation that it was read from or measured on.
 *
 * @param text what decides the answer
 * @param source where that was learnt
 */
public record Rule(String text, String source) {
    private static final String CPUIF = "QEMU hw/intc/arm_gicv3_cpuif.c ";
    private static final String REDIST = "QEMU hw/intc/arm_gicv3_redist.c ";

    static Rule of(Operation operation) {
        Action action = operation.action();
        if (action instanceof Action.Read read && read.target().register().block() == Register.Block.HYPERVISOR) {
            return HypervisorRules.of(read.target().register());
        }
        if (action instanceof Action.Read read) {
            return of(read.target().register());
        } else if (action instanceof Action.Write write) {
            return write(write.target().register());
        } else if (action instanceof Action.Woke) {
            return new Rule(
                    "A PE wakes from wfi when its CPU interface signals an interrupt, whatever PSTATE masks; one that"
                            + " PMR masks, or of a disabled group, is not signalled.",
                    "measured on QEMU; Linux cpu_do_idle opens PMR before wfi for that reason");
        }
        return new Rule(
                "An open window takes the best signalled interrupt again and again until none is signalled; the handler"
                        + " acknowledges, ends and deactivates as the last irqmode says.",
                "measured on QEMU");
    }

    private static Rule write(Register register) {
        if (register.block() == Register.Block.CPU_INTERFACE) {
            return new Rule(
                    "The access is carried out unless SCR_EL3 routes it: IRQ = 1 traps the registers of Group 1 from"
                            + " below EL3, FIQ = 1 those of Group 0, both together the common ones; a register that"
                            + " is not implemented or only readable is undefined.",
                    CPUIF + "gicv3_irq_access, gicv3_fiq_access, gicv3_irqfiq_access");
        }
        return new Rule("The access is carried out.", REDIST + "gicv3_redist_write");
    }

    private static Rule of(Register register) {
        return switch (register) {
            case ICC_IAR0_EL1, ICC_IAR1_EL1 ->
                new Rule(
                        "Gives the best pending interrupt if it is enabled, not active, of an enabled group that this"
                                + " register and level may see, its priority is below PMR and its group priority below"
                                + " the running one; it becomes active. Else 1023 (to EL3 1020 or 1021 if a Group 1"
                                + " interrupt comes first).",
                        CPUIF + "icc_iar1_read, icc_hppi_can_preempt");
            case ICC_HPPIR0_EL1, ICC_HPPIR1_EL1 ->
                new Rule(
                        "Gives the best interrupt that is pending, enabled, not active and of an enabled group, whatever"
                                + " PMR and the running priority are; 1023 if this register and level may not see it.",
                        CPUIF + "icc_hppir1_value");
            case ICC_RPR_EL1 ->
                new Rule(
                        "The group priority of the best active level, 0xff if none; fixed at the acknowledge. With"
                                + " SCR_EL3.FIQ = 1 a Non-secure reader sees it shifted left by one, and 0 for the"
                                + " Secure half.",
                        CPUIF + "icc_rpr_read");
            case ICC_PMR_EL1 ->
                new Rule(
                        "Keeps the implemented bits. With SCR_EL3.FIQ = 1 Non-secure software sees and sets the upper"
                                + " half only: a write is shifted right under 0x80, and ignored while the mask is below"
                                + " 0x80.",
                        CPUIF + "icc_pmr_read, icc_pmr_write; Linux gic_has_group0");
            case ICC_BPR0_EL1, ICC_BPR1_EL1 ->
                new Rule(
                        "Never below the least binary point (7 less the pre-emption bits, one more for Non-secure"
                                + " Group 1). With CBPR = 1 BPR1 shows BPR0, to Non-secure software plus one up to 7.",
                        CPUIF + "icc_bpr_read, icc_bpr_write");
            case ICC_CTLR_EL1, ICC_CTLR_EL3 ->
                new Rule(
                        "EOImode and CBPR of the bank that the level has (ICC_CTLR_EL3 shows both banks and EL3's own"
                                + " EOImode); with two Security states only EL3 sets CBPR. Identification bits as"
                                + " declared: PRIbits, IDbits, A3V, RSS.",
                        CPUIF + "icc_ctlr_el1_read, icc_ctlr_el3_read");
            case ICC_IGRPEN0_EL1, ICC_IGRPEN1_EL1, ICC_IGRPEN1_EL3 ->
                new Rule(
                        "One enable for Group 0 and one for each Group 1; IGRPEN1_EL1 is banked by Security state, and"
                                + " IGRPEN1_EL3 shows Non-secure in bit 0, Secure in bit 1.",
                        CPUIF + "icc_igrpen_read, icc_igrpen1_el3_read");
            case ISR_EL1 ->
                new Rule(
                        "Bit 7 (IRQ) or 6 (FIQ) if an interrupt is signalled: Group 0 as FIQ; Group 1 of the current"
                                + " Security state as IRQ; Group 1 of the other state, and any at EL3, as FIQ. One that"
                                + " PMR or the running priority masks is not signalled.",
                        CPUIF + "gicv3_cpuif_update; QEMU target/arm isr_read");
            case ICC_AP0R0_EL1,
                    ICC_AP0R1_EL1,
                    ICC_AP0R2_EL1,
                    ICC_AP0R3_EL1,
                    ICC_AP1R0_EL1,
                    ICC_AP1R1_EL1,
                    ICC_AP1R2_EL1,
                    ICC_AP1R3_EL1 ->
                new Rule(
                        "Bit n of the registers in a row for an active group priority of level n; set at the acknowledge,"
                                + " the lowest cleared at the priority drop. A layout of one's own can be declared.",
                        CPUIF + "icc_activate_irq, icc_drop_prio");
            case GICR_ISPENDR0, GICR_ICPENDR0 ->
                new Rule(
                        "An interrupt is pending from the SGI, edge or write that made it so until it is acknowledged or"
                                + " cleared; a level-sensitive one also while its line is high. Non-secure readers see"
                                + " Non-secure Group 1 only. An SGI reaches INTIDs whose group it is for (Secure ones by"
                                + " leave of GICR_NSACR).",
                        REDIST + "gicv3_redist_send_sgi; arm_gicv3_cpuif.c icc_activate_irq");
            case GICR_ISACTIVER0, GICR_ICACTIVER0 ->
                new Rule(
                        "An interrupt is active from its acknowledge until EOIR (EOImode 0), DIR (EOImode 1) or a write"
                                + " here. Non-secure readers see Non-secure Group 1 only.",
                        CPUIF + "icc_eoir_write, icc_dir_write");
            case GICR_ISENABLER0, GICR_ICENABLER0 ->
                new Rule(
                        "Set and cleared by ones; Non-secure software reaches Non-secure Group 1 only.",
                        REDIST + "gicr_write_set_bitmap_reg");
            case GICR_IPRIORITYR,
                    GICR_IPRIORITYR0,
                    GICR_IPRIORITYR1,
                    GICR_IPRIORITYR2,
                    GICR_IPRIORITYR3,
                    GICR_IPRIORITYR4,
                    GICR_IPRIORITYR5,
                    GICR_IPRIORITYR6,
                    GICR_IPRIORITYR7 ->
                new Rule(
                        "Keeps the implemented bits. Non-secure software sees Non-secure Group 1 only, shifted left by"
                                + " one, and writes the upper half; whatever SCR_EL3 says.",
                        REDIST + "gicr_read_ipriorityr, gicr_write_ipriorityr");
            case GICR_WAKER ->
                new Rule(
                        "ChildrenAsleep follows ProcessorSleep; RAZ/WI to Non-secure software with two Security states"
                                + " (QEMU lets it in).",
                        "Linux gic_enable_redist; Arm's register page of GICR_WAKER");
            case GICR_INMIR0, GICD_INMIR ->
                new Rule(
                        "A set bit gives an interrupt of Group 1 superpriority; RAZ/WI without FEAT_GICv3_NMI, and to"
                                + " Non-secure software for Secure interrupts.",
                        "QEMU hw/intc/arm_gicv3_redist.c, arm_gicv3.c gicv3_get_priority (9.1)");
            case ICC_NMIAR1_EL1 ->
                new Rule(
                        "Acknowledges the best interrupt if it has superpriority and may be signalled; else 1023."
                                + " ICC_IAR1_EL1 gives 1022 for it where SCTLR_ELx.NMI is set.",
                        CPUIF + "icc_nmiar1_read, icv_nmiar1_read");
            case GICD_ISPENDR, GICD_ICPENDR, GICD_ISACTIVER, GICD_ICACTIVER ->
                new Rule(
                        "As for SGIs and PPIs, of SPIs 32n to 32n+31. Non-secure software reaches Non-secure Group 1, and"
                                + " what GICD_NSACRn opens: 1 pends, 2 also clears and shows active.",
                        "QEMU hw/intc/arm_gicv3_dist.c mask_group_and_nsacr");
            case GICD_ISENABLER, GICD_ICENABLER, GICD_IPRIORITYR, GICD_IPRIORITYR_WORD, GICD_ICFGR ->
                new Rule(
                        "As for SGIs and PPIs, by SPI; RAZ/WI below INTID 32, above the last SPI, and to Non-secure"
                                + " software for Secure interrupts.",
                        "QEMU hw/intc/arm_gicv3_dist.c gicd_readl, gicd_writel");
            case GICD_IROUTER ->
                new Rule(
                        "Aff3 to Aff0 of the PE that an SPI goes to; if it is not there the SPI stays pending. Bit 31 if any"
                                + " PE may have it, which needs GICD_TYPER.No1N = 0. Non-secure software reaches Non-secure"
                                + " Group 1, others if GICD_NSACRn is 3.",
                        "QEMU hw/intc/arm_gicv3_dist.c gicd_read_irouter; Linux gic_set_affinity");
            case GICD_IGROUPR, GICD_IGRPMODR, GICD_NSACR, GICR_IGROUPR0, GICR_IGRPMODR0, GICR_NSACR ->
                new Rule(
                        "Secure software's; RAZ/WI to Non-secure software. With one Security state IGRPMODR0 and NSACR"
                                + " are RAZ/WI.",
                        REDIST + "gicr_readl, gicr_writel");
            case GICR_ICFGR0, GICR_ICFGR1 ->
                new Rule(
                        "SGIs are edge-triggered for good; a PPI as its field says. Non-secure software reaches"
                                + " Non-secure Group 1 only.",
                        REDIST + "gicr_readl, gicr_writel");
            case GICD_CTLR ->
                new Rule(
                        "Secure software sees both Security states' enables; Non-secure software its own enable in bit 1"
                                + " and ARE in bit 4. DS once set stays.",
                        "QEMU hw/intc/arm_gicv3_dist.c gicd_readl, gicd_writel");
            default ->
                new Rule(
                        "Identification, or a register that keeps what is written; without affinity routing off the"
                                + " Distributor's banked registers for INTIDs 0..31 are RAZ/WI.",
                        "QEMU hw/intc/arm_gicv3_dist.c; Linux arm-gic-v3.h");
        };
    }
}
