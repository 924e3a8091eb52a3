package org.rollcall.cpu;

import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.rollcall.cpu.CpuStep.Kind;

/**
 * A small fault in a {@link CpuMachine}, each in one step. For tests of tests: whoever claims to hold a CPU to
 * {@code PriorityMask.tla} finds every one of them.
 */
public enum CpuFault {
    /** No fault. */
    NONE(actions -> {}),
    /** local_irq_disable does not write ICC_PMR_EL1. */
    LOCAL_IRQ_DISABLE_FORGETS_PMR(forgets(Kind.LOCAL_IRQ_DISABLE, CpuFault::keepsMask)),
    /** local_irq_enable without pmr_sync. */
    LOCAL_IRQ_ENABLE_FORGETS_SYNC(forgets(
            Kind.LOCAL_IRQ_ENABLE, (before, after) -> after.masked(after.daifI(), after.pmr(), before.pmrSeen()))),
    /** local_irq_save loses the flags. */
    LOCAL_IRQ_SAVE_FORGETS_FLAGS(forgets(Kind.LOCAL_IRQ_SAVE, (before, after) -> after.saving(before.flags()))),
    /** local_daif_mask leaves DAIF.I as it was. */
    LOCAL_DAIF_MASK_FORGETS_DAIF(forgets(Kind.LOCAL_DAIF_MASK, CpuFault::keepsDaif)),
    /** The vector leaves DAIF.I as it was. */
    INTERRUPT_ENTRY_FORGETS_DAIF(forgets(Kind.INTERRUPT_ENTRY, CpuFault::keepsDaif)),
    /** kernel_entry does not write ICC_PMR_EL1. */
    KERNEL_ENTRY_FORGETS_PMR(forgets(Kind.KERNEL_ENTRY, CpuFault::keepsMask)),
    /** kernel_exit does not restore ICC_PMR_EL1 and DAIF. */
    KERNEL_EXIT_FORGETS_MASK(forgets(Kind.KERNEL_EXIT, CpuFault::keepsMask)),
    /** local_daif_inherit does not take over the interrupted mask. */
    LOCAL_DAIF_INHERIT_FORGETS_MASK(forgets(Kind.LOCAL_DAIF_INHERIT, CpuFault::keepsMask)),
    /** The acknowledge does not clear the pending bit. */
    READ_IAR_FORGETS_PENDING(forgets(Kind.READ_IAR, (before, after) -> after.pending(before.pend()))),
    /** The acknowledge does not set the active bit. */
    READ_IAR_FORGETS_ACTIVE(
            forgets(Kind.READ_IAR, (before, after) -> after.served(after.pend(), before.active(), after.apr()))),
    /** The acknowledge does not raise the running priority. */
    READ_IAR_FORGETS_PRIORITY(forgets(Kind.READ_IAR, CpuFault::keepsPriorities)),
    /** With split EOI the priority is not dropped before the handler. */
    GIC_HANDLE_IRQ_FORGETS_DROP(forgets(Kind.GIC_HANDLE_IRQ, CpuFault::keepsPriorities)),
    /** The handler of a normal interrupt runs with NMIs masked. */
    GIC_HANDLE_IRQ_FORGETS_MASK(forgets(Kind.GIC_HANDLE_IRQ, CpuFault::keepsMask)),
    /** The interrupt stays active. */
    EOI_IRQ_FORGETS_DEACTIVATION(
            forgets(Kind.EOI_IRQ, (before, after) -> after.served(after.pend(), before.active(), after.apr()))),
    /** With joined EOI the priority is not dropped. */
    EOI_IRQ_FORGETS_DROP(forgets(Kind.EOI_IRQ, CpuFault::keepsPriorities)),
    /** After an NMI over IRQs-on code DAIF.I stays set. */
    GIC_MASK_IRQS_FORGETS_DAIF(forgets(Kind.GIC_MASK_IRQS, CpuFault::keepsDaif)),
    /** A pending interrupt cannot be withdrawn. */
    WITHDRAW_DROPPED(
            wraps(Kind.WITHDRAW, action -> new CpuAction((s, argument) -> "the step to exist", action.effect()))),
    /** local_irq_enable at any time. */
    LOCAL_IRQ_ENABLE_UNGUARDED(
            wraps(Kind.LOCAL_IRQ_ENABLE, action -> new CpuAction((s, argument) -> null, action.effect()))),
    /** DAIF where PMR is meant, and the other way round. */
    LOCAL_IRQ_DISABLE_DAIF_MASK_SWAPPED(swapped(Kind.LOCAL_IRQ_DISABLE, Kind.LOCAL_DAIF_MASK)),
    /** The other INTID is raised. */
    RAISE_OFF_BY_ONE(wraps(
            Kind.RAISE,
            action -> action.with((s, intid) -> action.effect().after(s, intid.equals("IRQ") ? "NMI" : "IRQ"))));

    private final Consumer<Map<Kind, CpuAction>> change;

    CpuFault(Consumer<Map<Kind, CpuAction>> change) {
        this.change = change;
    }

    /** Builds the fault into the actions of a CPU. */
    void into(Map<Kind, CpuAction> actions) {
        change.accept(actions);
    }

    private static Consumer<Map<Kind, CpuAction>> wraps(Kind kind, UnaryOperator<CpuAction> wrapper) {
        return actions -> actions.computeIfPresent(kind, (unused, action) -> wrapper.apply(action));
    }

    /** A step without one of its stores: {@code keeps} puts back into the state after it what was there before. */
    private static Consumer<Map<Kind, CpuAction>> forgets(Kind kind, BinaryOperator<CpuState> keeps) {
        return wraps(
                kind,
                action -> action.with(
                        (s, argument) -> keeps.apply(s, action.effect().after(s, argument))));
    }

    private static Consumer<Map<Kind, CpuAction>> swapped(Kind one, Kind other) {
        return actions -> {
            CpuAction first = Objects.requireNonNull(actions.get(one));
            CpuAction second = Objects.requireNonNull(actions.get(other));
            actions.put(one, first.with(second.effect()));
            actions.put(other, second.with(first.effect()));
        };
    }

    private static CpuState keepsMask(CpuState before, CpuState after) {
        return after.masked(before.daifI(), before.pmr(), before.pmrSeen());
    }

    private static CpuState keepsDaif(CpuState before, CpuState after) {
        return after.masked(before.daifI(), after.pmr(), after.pmrSeen());
    }

    private static CpuState keepsPriorities(CpuState before, CpuState after) {
        return after.served(after.pend(), after.active(), before.apr());
    }
}
