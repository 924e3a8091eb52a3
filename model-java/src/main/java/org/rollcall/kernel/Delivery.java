package org.rollcall.kernel;

/** How a roll call reaches a CPU, on the architectures that the v6 series touches. */
public enum Delivery {
    /** A true NMI: no mask of the kernel holds it back. */
    NMI,
    /** A normal interrupt at NMI priority: held back by DAIF.I alone. */
    PSEUDO_NMI,
    /** A normal interrupt. */
    IRQ,
    /** A csd in the call_single_queue, by the function-call interrupt. */
    CSD,
    /** A cross call of sparc64: a vectored interrupt, which code with interrupts disabled takes, too. */
    CROSS_CALL;

    /** Whether code with interrupts disabled is reached. */
    public boolean reachesIrqOff() {
        return this == NMI || this == PSEUDO_NMI || this == CROSS_CALL;
    }
}
