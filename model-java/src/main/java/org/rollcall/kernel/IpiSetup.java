package org.rollcall.kernel;

/**
 * How the IPIs of a CPU are set up: which it enables, and which get the NMI priority.
 *
 * <p>v5 {@code ipi_nmi_setup}, v6 and v7 {@code dynamic_ipi_setup}, mainline {@code ipi_setup}; request by
 * {@code request_percpu_nmi}, priority by {@code prepare_percpu_nmi}.
 */
public final class IpiSetup {
    private static final int STOPS = Sgi.STOP.bit() | Sgi.STOPNMI.bit();

    private final Variables v;
    private final KernelVersion version;
    private final boolean nmiChip;
    private final boolean prioMask;
    private final long prepOk;
    private final int sgis;
    private final boolean prioritySet;

    /**
     * The set-up of a machine.
     *
     * @param nmiChip {@code gic_supports_nmi()}
     * @param prioMask {@code system_uses_irq_prio_masking()}
     * @param prepOk CPUs whose {@code prepare_percpu_nmi()} succeeds
     * @param stops whether the stop IPIs are modelled
     * @param prioritySet false if request and set-up disagree (F16): enabled, but at the priority of an IRQ
     */
    public IpiSetup(
            Variables v,
            KernelVersion version,
            boolean nmiChip,
            boolean prioMask,
            long prepOk,
            boolean stops,
            boolean prioritySet) {
        this.v = v;
        this.version = version;
        this.nmiChip = nmiChip;
        this.prioMask = prioMask;
        this.prepOk = prepOk;
        this.sgis = Sgi.CALL.bit() | version.btSgi().bit() | version.kgSgi().bit() | (stops ? STOPS : 0);
        this.prioritySet = prioritySet;
    }

    /** The SGIs of the model. */
    public int sgis() {
        return sgis;
    }

    /** Whether the services fall back to the function-call interrupt: the override says no. */
    public boolean fallback() {
        ArchOverride.Request request = new ArchOverride.Request(nmiChip, v.all);
        return version.has(Capability.CSD_FALLBACK)
                && Architecture.ARM64.triggerCpumaskBacktrace(request).isEmpty();
    }

    /** The SGIs that {@code ipi_setup} enables on a CPU. */
    public int enabledSgi(int c) {
        int services = version.btSgi().bit() | version.kgSgi().bit();
        return sgis & ~services | (servicesEnabled(c) ? services : 0);
    }

    /** The SGIs that have the NMI priority on a CPU once it is set up. */
    public int nmiPriority(long[] s, int c) {
        boolean usable = nmiChip && prioMask && prioritySet && isIn(prepOk, c) && !v.prioLost.has(s, c);
        return usable ? sgis & ~(Sgi.CALL.bit() | Sgi.STOP.bit()) : 0;
    }

    private boolean servicesEnabled(int c) {
        if (version.has(Capability.BOOT_CHOICE)) {
            return !prioMask || nmiChip;
        }
        return nmiChip ? isIn(prepOk, c) : !version.has(Capability.NMI_ONLY);
    }

    private static boolean isIn(long set, int c) {
        return (set >>> c & 1) != 0;
    }
}
