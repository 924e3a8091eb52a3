package org.rollcall.kernel;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the IPIs of a CPU are set up: which it enables, and which get the NMI priority.
 *
 * <p>v5 {@code ipi_nmi_setup}, v6 and v7 {@code dynamic_ipi_setup}, mainline {@code ipi_setup}; request by
 * {@code request_percpu_nmi}, priority by {@code prepare_percpu_nmi}.
 */
public final class IpiSetup {
    private static final int STOPS = Sgi.STOP.bit() | Sgi.STOPNMI.bit();

    private final Variables v;
    private final KernelBuild build;
    private final boolean nmiChip;
    private final boolean prioMask;
    private final long prepOk;
    private final int sgis;
    private final boolean prioritySet;
    private final int events;
    /** By CPU: the SGIs that are enabled. */
    private final int[] enabled;

    /**
     * The set-up of a machine.
     *
     * @param nmiChip {@code gic_supports_nmi()}
     * @param prioMask {@code system_uses_irq_prio_masking()}
     * @param prepOk CPUs whose {@code prepare_percpu_nmi()} succeeds
     * @param stops whether the stop IPIs are modelled
     * @param sdei the firmware has SDEI, and event 0 is registered
     * @param prioritySet false if request and set-up disagree (F16): enabled, but at the priority of an IRQ
     */
    public IpiSetup(
            Variables v,
            KernelBuild build,
            boolean nmiChip,
            boolean prioMask,
            long prepOk,
            boolean stops,
            boolean sdei,
            boolean prioritySet) {
        this.v = v;
        this.build = build;
        this.nmiChip = nmiChip;
        this.prioMask = prioMask;
        this.prepOk = prepOk;
        this.events = sdei ? Sgi.EV0.bit() : 0;
        this.sgis = Sgi.CALL.bit()
                | (sdei ? Sgi.EV0 : build.btSgi()).bit()
                | build.kgSgi().bit()
                | (stops ? STOPS : 0);
        this.prioritySet = prioritySet;
        this.enabled = IntStream.range(0, v.cpus).map(this::enabledOn).toArray();
    }

    /** The SGIs of the model. */
    public int sgis() {
        return sgis;
    }

    /** What carries a backtrace request. */
    public Sgi btSgi() {
        return events != 0 ? Sgi.EV0 : build.btSgi();
    }

    /** Whether something asks or stops a CPU even with its interrupts off. */
    boolean reachesIrqOff(long[] s, int c) {
        return events != 0 || nmiPriority(s, c) != 0;
    }

    /** How the architecture carries a backtrace; empty if sysrq-l falls back to the function-call interrupt. */
    public Optional<Delivery> backtrace() {
        return answer(build.architecture().triggerCpumaskBacktrace(request()));
    }

    /** How the architecture carries a roundup; empty if the csd loop does. */
    public Optional<Delivery> roundup() {
        return answer(build.architecture().kgdbArchRoundupCpus(request()));
    }

    private ArchOverride.Request request() {
        return new ArchOverride.Request(nmiChip, v.all);
    }

    /** On arm64 only v6 and v7 ask: the others have the same SGI as a normal interrupt. */
    private Optional<Delivery> answer(Optional<Delivery> answer) {
        boolean asks = !isArm64() || build.has(Capability.CSD_FALLBACK);
        return asks ? answer : Optional.of(nmiChip ? Delivery.PSEUDO_NMI : Delivery.IRQ);
    }

    private boolean isArm64() {
        return build.architecture() == Architecture.ARM64;
    }

    /** The SGIs that {@code ipi_setup} enables on a CPU. */
    public int enabledSgi(int c) {
        return enabled[c];
    }

    private int enabledOn(int c) {
        int services = build.btSgi().bit() | build.kgSgi().bit();
        return sgis & ~services | (servicesEnabled(c) ? sgis & services : 0);
    }

    /** The SGIs that have the NMI priority on a CPU once it is set up. */
    public int nmiPriority(long[] s, int c) {
        if (!isArm64()) {
            return irqOffBit(backtrace(), build.btSgi()) | irqOffBit(roundup(), build.kgSgi());
        }
        boolean usable = nmiChip && prioMask && prioritySet && isIn(prepOk, c) && !v.prioLost.has(s, c);
        return usable ? sgis & ~(Sgi.CALL.bit() | Sgi.STOP.bit() | events) : 0;
    }

    private static int irqOffBit(Optional<Delivery> delivery, Sgi sgi) {
        return delivery.filter(Delivery::reachesIrqOff).isPresent() ? sgi.bit() : 0;
    }

    private boolean servicesEnabled(int c) {
        if (!isArm64()) {
            return true;
        }
        if (build.has(Capability.BOOT_CHOICE)) {
            return !prioMask || nmiChip;
        }
        return nmiChip ? isIn(prepOk, c) : !build.has(Capability.NMI_ONLY);
    }

    private static boolean isIn(long set, int c) {
        return (set >>> c & 1) != 0;
    }
}
