package org.rollcall.kernel;

/** Where smp_send_stop is. Spelling of {@code IpiNmi.tla}. */
public enum StopLabel implements Word {
    /** It never ran. */
    NONE("-"),
    /** Sends IPI_CPU_STOP. */
    K2S("K2s"),
    /** Waits after IPI_CPU_STOP. */
    K2,
    /** Sends IPI_CPU_STOP_NMI. */
    K3S("K3s"),
    /** Waits after IPI_CPU_STOP_NMI. */
    K3,
    /** Over. */
    K7;

    private final String specName;

    StopLabel() {
        this.specName = name();
    }

    StopLabel(String specName) {
        this.specName = specName;
    }

    @Override
    public String specName() {
        return specName;
    }
}
