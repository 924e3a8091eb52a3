package org.rollcall.message;

/** Boot and hot-plug lines: which CPUs are online, and whether a request travels as a pseudo-NMI. */
public sealed interface Configuring extends Message {
    @Override
    default Topic topic() {
        return Topic.CONFIGURING;
    }

    /** {@code Linux version %s}. */
    record LinuxVersion(String release) implements Configuring {}

    /**
     * {@code Booting Linux on physical CPU ...}: the first line of an arm or arm64 boot.
     *
     * @param arm64 whether the MIDR follows; arm's line has none ({@code smp_setup_processor_id})
     */
    record BootingLinux(boolean arm64) implements Configuring {}

    /**
     * The kernel command line.
     *
     * @param pseudoNmi whether it asks for {@code irqchip.gicv3_pseudo_nmi}; a kernel built without it ignores that
     */
    record CommandLine(boolean pseudoNmi) implements Configuring {}

    /** {@code smp: Brought up %d node, %d CPUs}. */
    record BroughtUp(int cpus) implements Configuring {}

    /** {@code CPU%u: Booted secondary processor}: at boot, or brought online later. */
    record SecondaryBooted(int cpu) implements Configuring {}

    /** {@code psci: CPU%d killed}, {@code CPU%u: shutdown}, {@code CPU %u is now offline}. */
    record CpuOffline(int cpu) implements Configuring {}

    /** {@code CPU features: detected: IRQ priority masking}. */
    record PriorityMasking() implements Configuring {}

    /** {@code GICv3: Pseudo-NMIs enabled using ...}: the one line to require before any claim about pseudo-NMIs. */
    record PseudoNmisEnabled() implements Configuring {}

    /**
     * Firmware that loses the redistributor's state forbids pseudo-NMIs (MediaTek).
     *
     * @param masking whether the kernel masks by priority all the same ({@code gic_enable_nmi_support} finds out too late, before 6.8)
     */
    record PseudoNmisDisabled(boolean masking) implements Configuring {}

    /** {@code Could not request IPI %d as NMI, err=%d} (6.7 and later). */
    record NmiRequestFailed(int irq) implements Configuring {}

    /** {@code hw perfevents: enabled with ..., using NMIs}. */
    record PerfUsingNmis() implements Configuring {}

    /** {@code GICv3: GICD_CTLR.DS=%d, SCR_EL3.FIQ=%d}. */
    record GicSecurity(boolean ds, boolean fiq) implements Configuring {}

    /** {@code sdei_nmi: using SDEI cross-CPU NMI}: backtraces go out as SDEI events, and as nothing else. */
    record SdeiUsed() implements Configuring {}

    /** SDEI events could not be set up, or firmware's interface is given up: none arrives from here on. */
    record SdeiOff() implements Configuring {}

    /** A CPU could not be opened to SDEI events again ({@code failed to unmask CPU[%u]}, {@code Failed to re-register event}). */
    record SdeiDeaf() implements Configuring {}

    /** A line that only one architecture prints. */
    record ArchitectureShown(Architecture architecture) implements Configuring {}

    /** {@code watchdog: NMI not fully supported}. */
    record NmiNotSupported() implements Configuring {}
}
