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
    /** Sends SDEI event 0; sdei_nmi_stopping is set. */
    K4S("K4s"),
    /** Waits after the event. */
    K4,
    /** Over, after the event: sdei_nmi_stopping stays set. */
    K5,
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

    /** Whether smp_send_stop is over. */
    public boolean isOver() {
        return this == K5 || this == K7;
    }

    /** Whether sdei_nmi_stopping is set: an event stops the CPU that takes it. */
    boolean eventStops() {
        return this == K4S || this == K4 || this == K5;
    }
}
