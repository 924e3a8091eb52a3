package org.rollcall.cpu;

/**
 * {@code ICC_PMR_EL1} and {@code PSTATE.DAIF} of a {@link CpuState}: read as the kernel sees them, written as the GIC keeps
 * them.
 *
 * @param configuration the constants
 * @param irqflags the kernel's mask operations with these constants
 */
record CpuRegisters(CpuConfiguration configuration, Irqflags irqflags) {
    CpuRegisters(CpuConfiguration configuration) {
        this(configuration, configuration.irqflags());
    }

    /** The mask in force. */
    InterruptMask mask(CpuState s) {
        return new InterruptMask(configuration.security().readBack(s.pmr()), daif(s.daifI()));
    }

    /** The mask of the code that the running frame interrupted. */
    InterruptMask interrupted(CpuState s) {
        return new InterruptMask(s.top().pmrSave(), daif(s.top().spsrI()));
    }

    /** Masking is seen at once, unmasking only after {@code pmr_sync()}. */
    CpuState writes(CpuState s, InterruptMask m) {
        int pmr = effective(m.pmr());
        return s.masked(m.daif().i(), pmr, Math.min(pmr, s.pmrSeen()));
    }

    /** A write and {@code pmr_sync()}. */
    CpuState writesAndSyncs(CpuState s, InterruptMask m) {
        int pmr = effective(m.pmr());
        return configuration.mut() == CpuMutation.F30
                ? writes(s, m)
                : s.masked(m.daif().i(), pmr, pmr);
    }

    /** A value of {@code ICC_PMR_EL1} as the GIC compares it. */
    int effective(int pmr) {
        return configuration.security().effectivePmr(pmr);
    }

    private static Daif daif(boolean i) {
        return i ? Daif.MASK : Daif.PROCCTX;
    }
}
