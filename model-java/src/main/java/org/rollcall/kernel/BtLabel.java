package org.rollcall.kernel;

/** Where the backtrace requester is in nmi_trigger_cpumask_backtrace. Spelling of {@code IpiNmi.tla}. */
public enum BtLabel implements Site, Word {
    /** No request. */
    NONE("-"),
    /** Before the mask is copied. */
    T2("T2"),
    /** Before its own stack. */
    T4("T4"),
    /** Printing its own stack. */
    T4E("T4e"),
    /** Raising. */
    T5("T5"),
    /** Waiting for the mask to empty. */
    T6("T6"),
    /** The wait is over; before the silent CPUs are named. */
    T6B("T6b"),
    /** Before backtrace_flag is cleared. */
    T8("T8");

    private final String specName;

    BtLabel(String specName) {
        this.specName = specName;
    }

    @Override
    public String specName() {
        return specName;
    }
}
