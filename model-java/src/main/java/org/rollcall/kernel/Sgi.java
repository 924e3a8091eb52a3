package org.rollcall.kernel;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The SGIs of a roll call, by the names of {@code IpiNmi.tla}, and what the firmware sends in the place of one. */
public enum Sgi implements Word {
    /** IPI_CALL_FUNC. */
    CALL,
    /** The one NMI SGI of the mailed series, both services. */
    N,
    /** IPI_CPU_BACKTRACE. */
    BT,
    /** IPI_KGDB_ROUNDUP. */
    KG,
    /** IPI_CPU_STOP. */
    STOP,
    /** IPI_CPU_STOP_NMI, since v6.12. */
    STOPNMI,
    /** SDEI event 0, since v7.3: no interrupt of the GIC, and no mask of the CPU holds it back. */
    EV0;

    private static final Sgi[] ALL = values();

    @Override
    public String specName() {
        return name();
    }

    /** This SGI as a set: one bit. */
    public int bit() {
        return 1 << ordinal();
    }

    /** The SGI with this ordinal. */
    public static Sgi of(int ordinal) {
        return ALL[ordinal];
    }

    /** The SGIs of these bits. */
    public static Set<Sgi> setOf(int bits) {
        Set<Sgi> set = EnumSet.noneOf(Sgi.class);
        for (Sgi sgi : ALL) {
            if ((bits & sgi.bit()) != 0) {
                set.add(sgi);
            }
        }
        return Collections.unmodifiableSet(set);
    }
}
