package org.rollcall.machine;

import java.util.stream.Stream;

/**
 * How far the machine has NMIs.
 *
 * @param nmiChip {@code gic_supports_nmi()}: an interrupt line may be requested as NMI
 * @param prioMask {@code system_uses_irq_prio_masking()}: local_irq_disable() writes PMR
 * @param sdei the firmware has SDEI, and event 0 is registered on every CPU
 * @param prepOk CPUs whose prepare_percpu_nmi() succeeds
 */
public record PseudoNmi(boolean nmiChip, boolean prioMask, boolean sdei, CpuMask prepOk) {
    static PseudoNmi usable(int cpus) {
        return new PseudoNmi(true, true, false, CpuMask.first(cpus));
    }

    static Stream<Constant<PseudoNmi, ?>> constants() {
        return Stream.of(
                new Constant<>("NmiChip", Boolean.class, PseudoNmi::nmiChip, PseudoNmi::withNmiChip),
                new Constant<>("PrioMask", Boolean.class, PseudoNmi::prioMask, PseudoNmi::withPrioMask),
                new Constant<>("Sdei", Boolean.class, PseudoNmi::sdei, PseudoNmi::withSdei),
                new Constant<>("PrepOk", CpuMask.class, PseudoNmi::prepOk, PseudoNmi::withPrepOk));
    }

    /** With {@code nmiChip}. */
    public PseudoNmi withNmiChip(boolean nmiChip) {
        return new PseudoNmi(nmiChip, prioMask, sdei, prepOk);
    }

    /** With {@code prioMask}. */
    public PseudoNmi withPrioMask(boolean prioMask) {
        return new PseudoNmi(nmiChip, prioMask, sdei, prepOk);
    }

    /** With {@code sdei}. */
    public PseudoNmi withSdei(boolean sdei) {
        return new PseudoNmi(nmiChip, prioMask, sdei, prepOk);
    }

    /** With {@code prepOk}. */
    public PseudoNmi withPrepOk(CpuMask prepOk) {
        return new PseudoNmi(nmiChip, prioMask, sdei, prepOk);
    }
}
