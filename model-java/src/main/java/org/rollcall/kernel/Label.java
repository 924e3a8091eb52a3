package org.rollcall.kernel;

/** Where an interrupt or NMI handler is. Spelling of {@code IpiNmi.tla}. */
public enum Label implements Site, Word {
    /** No handler. */
    NONE("-"),
    /** sdei_nmi_handler reads sdei_nmi_stopping. */
    D1("D1"),
    /** nmi_cpu_backtrace tests this CPU's bit. */
    H1("H1"),
    /** Before the print. */
    P1("P1"),
    /** Printing. */
    P2("P2"),
    /** Before the bit is cleared. */
    P3("P3"),
    /** v5, v6: kgdb_active is tested. */
    H2A("H2a"),
    /** kgdb_nmicallback. */
    H2("H2"),
    /** kgdb_cpu_enter, before slaves_in_kgdb++. */
    E2("E2"),
    /** kgdb_cpu_enter, the slave's loop. */
    L("L"),
    /** kgdb_cpu_enter, the slave leaves. */
    R4("R4"),
    /** generic_smp_call_function_interrupt, before the queue is taken. */
    C0("C0"),
    /** The taken list is worked off. */
    C("C"),
    /** The handler of a stop interrupt. */
    S("S"),
    /** local_cpu_stop: offline, before local_daif_mask. */
    Q1("Q1"),
    /** ipi_cpu_crash_stop: everything is masked, before the CPU is marked offline. */
    Q3("Q3"),
    /** cpu_park_loop: it never returns. */
    Z("Z"),
    /** gic_eoi_irq and eret. */
    RET("Ret");

    /** nmi_cpu_backtrace has seen the CPU's bit, and is not done. */
    static final int DUMP = P1.bit() | P2.bit() | P3.bit();

    /** A slave between slaves_in_kgdb++ and slaves_in_kgdb--. */
    static final int COUNTED = L.bit() | R4.bit();

    private final String specName;

    Label(String specName) {
        this.specName = specName;
    }

    @Override
    public String specName() {
        return specName;
    }

    /** This label as a set: one bit. */
    int bit() {
        return 1 << ordinal();
    }
}
