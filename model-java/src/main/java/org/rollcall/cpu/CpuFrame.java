package org.rollcall.cpu;

import java.util.Locale;

/**
 * One exception frame.
 *
 * @param at where its code is
 * @param spsrI PSTATE.I of the interrupted code
 * @param pmrSave {@code pt_regs.pmr_save}, or {@link CpuState#UNSAVED}
 * @param id what it acknowledged
 */
public record CpuFrame(At at, boolean spsrI, int pmrSave, CpuIntid id) {
    /** Where the code of a frame is. Words of {@code PriorityMask.tla}. */
    public enum At {
        /** Process context. */
        TASK,
        /** Interrupt vector, before {@code kernel_entry}. */
        VECTOR,
        /** BRK vector. */
        BRK,
        /** Fault vector and handler, before {@code local_daif_inherit}. */
        FAULT,
        /** Debug exception handler. */
        DEBUG,
        /** Fault handler after {@code local_daif_inherit}. */
        HANDLED,
        /** Before the read of {@code ICC_IAR1_EL1}. */
        IAR,
        /** After it. */
        ACK,
        /** The flow handler. */
        HANDLER,
        /** An NMI is done; {@code gic_pmr_mask_irqs} comes. */
        UNMASK,
        /** Before {@code kernel_exit}. */
        EXIT;

        /** The word that the specification uses. */
        public String specName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    CpuFrame at(At label) {
        return new CpuFrame(label, spsrI, pmrSave, id);
    }

    boolean isSaved() {
        return pmrSave != CpuState.UNSAVED;
    }
}
