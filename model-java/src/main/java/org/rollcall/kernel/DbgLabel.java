package org.rollcall.kernel;

/** Where the debug exception of a master, or of a CPU that waits to be one, is. Spelling of {@code IpiNmi.tla}. */
public enum DbgLabel implements Site, Word {
    /** Not in the debugger. */
    NONE("-"),
    /** kgdb_cpu_enter, before masters_in_kgdb++. */
    E2("E2"),
    /** Spins for dbg_master_lock. */
    L("L"),
    /** Before kgdb_active is set. */
    M1("M1"),
    /** Before dbg_slave_lock is taken. */
    M4("M4"),
    /** Before kgdb_roundup_cpus. */
    M5("M5"),
    /** In the send loop. */
    M5S("M5s"),
    /** Waits for the others. */
    M6("M6"),
    /** In the debugger. */
    M9("M9"),
    /** Waits for the slaves to leave. */
    X3("X3"),
    /** Leaves: before enter_kgdb--. */
    X5("X5"),
    /** Leaves after an oops: before dbg_master_lock is released. */
    X6("X6");

    private final String specName;

    DbgLabel(String specName) {
        this.specName = specName;
    }

    @Override
    public String specName() {
        return specName;
    }

    /** Whether masters_in_kgdb counts a CPU that is here. */
    boolean isCounted() {
        return switch (this) {
            case NONE, E2, X6 -> false;
            case L, M1, M4, M5, M5S, M6, M9, X3, X5 -> true;
        };
    }
}
