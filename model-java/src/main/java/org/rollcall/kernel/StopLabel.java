package org.rollcall.kernel;

/** Where smp_send_stop is. Spelling of {@code IpiNmi.tla}. */
public enum StopLabel implements Word {
    /** Nobody stops the others. */
    NONE("-"),
    /** Waits after IPI_CPU_STOP. */
    IRQ("irq"),
    /** Waits after IPI_CPU_STOP_NMI. */
    NMI("nmi");

    private final String specName;

    StopLabel(String specName) {
        this.specName = specName;
    }

    @Override
    public String specName() {
        return specName;
    }
}
