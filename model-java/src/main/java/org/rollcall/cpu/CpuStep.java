package org.rollcall.cpu;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.transition.ActionName;

/**
 * One step of {@link CpuMachine}, an action instance of {@code PriorityMask.tla}.
 *
 * @param kind the action
 * @param argument its parameter in the specification's words, or ""
 */
public record CpuStep(Kind kind, String argument) {
    private static final List<String> INTIDS = List.of("IRQ", "NMI");
    private static final List<String> DAIF = List.of("PROCCTX", "PROCCTX_NOIRQ", "ERRCTX");

    /** The actions, in the order of {@code Next}. */
    public enum Kind implements ActionName {
        /** {@code ICC_SGI1R_EL1} of some CPU. */
        RAISE("s"),
        /** {@code GICR_ICPENDR0}. */
        WITHDRAW("s"),
        /** irqflags.h. */
        LOCAL_IRQ_DISABLE,
        /** irqflags.h. */
        LOCAL_IRQ_ENABLE,
        /** irqflags.h. */
        LOCAL_IRQ_SAVE,
        /** irqflags.h. */
        LOCAL_IRQ_RESTORE,
        /** daifflags.h. */
        LOCAL_DAIF_MASK,
        /** daifflags.h. */
        LOCAL_DAIF_RESTORE("d"),
        /** The interrupt vector. */
        INTERRUPT_ENTRY,
        /** A BRK instruction. */
        DEBUG_ENTRY,
        /** An oops. */
        FAULT_ENTRY,
        /** entry.S. */
        KERNEL_ENTRY,
        /** daifflags.h. */
        LOCAL_DAIF_INHERIT,
        /** entry.S. */
        KERNEL_EXIT,
        /** irq-gic-v3.c. */
        READ_IAR,
        /** irq-gic-v3.c. */
        GIC_HANDLE_IRQ,
        /** irq-gic-v3.c. */
        EOI_IRQ,
        /** irq-gic-v3.c: {@code gic_pmr_mask_irqs}, {@code gic_arch_enable_irqs}. */
        GIC_MASK_IRQS;

        private final List<String> parameters;

        Kind(String... parameters) {
            this.parameters = List.of(parameters);
        }

        @Override
        public List<String> parameters() {
            return parameters;
        }

        private List<String> arguments() {
            return switch (this) {
                case RAISE, WITHDRAW -> INTIDS;
                case LOCAL_DAIF_RESTORE -> DAIF;
                default -> List.of("");
            };
        }
    }

    /** Checks that the argument is one of the kind's. */
    public CpuStep {
        if (!kind.arguments().contains(argument)) {
            throw new IllegalArgumentException(kind.specName() + " does not take \"" + argument + "\"");
        }
    }

    /** The step with this name and argument in the specification. */
    public static CpuStep named(String name, String argument) {
        return new CpuStep(ActionName.named(Kind.class, name), argument);
    }

    /** Every step, in the order of the specification. */
    public static List<CpuStep> all() {
        List<CpuStep> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            kind.arguments().forEach(argument -> all.add(new CpuStep(kind, argument)));
        }
        return all;
    }

    @Override
    public String toString() {
        return argument.isEmpty() ? kind.specName() : kind.specName() + "(" + argument + ")";
    }
}
