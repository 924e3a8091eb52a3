package org.rollcall.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The override of each architecture that the v6 series touches.
 *
 * <p>Source: patches 4 and 6 of v6 for what each returns; the architectures' code of v5.10 for how each delivers.
 */
public enum Architecture implements ArchOverride, Word {
    /** arch/arm/kernel/smp.c raise_nmi: IPI_CPU_BACKTRACE, a normal interrupt; no kgdb override. */
    ARM(Optional.of(Delivery.IRQ), Optional.empty()),
    /** arch/arm64/kernel/ipi_nmi.c and kgdb.c of the series: yes only if the IPI was got as NMI. */
    ARM64(Optional.of(Delivery.PSEUDO_NMI), Optional.of(Delivery.PSEUDO_NMI)) {
        @Override
        public Optional<Delivery> triggerCpumaskBacktrace(Request request) {
            return super.triggerCpumaskBacktrace(request).filter(delivery -> request.nmiIpi());
        }

        @Override
        public Optional<Delivery> kgdbArchRoundupCpus(Request request) {
            // No target is a "no" as well; the generic loop then has nothing to do either.
            return super.kgdbArchRoundupCpus(request).filter(delivery -> request.nmiIpi() && request.targets() != 0);
        }

        @Override
        Set<Capability> capabilities(KernelVersion version) {
            return version.capabilities();
        }
    },
    /** arch/mips/kernel/process.c raise_backtrace: a csd for each CPU; no kgdb override. */
    MIPS(Optional.of(Delivery.CSD), Optional.empty()),
    /** arch/powerpc/kernel/stacktrace.c raise_backtrace_ipi; kgdb.c smp_send_debugger_break. */
    POWERPC(Optional.of(Delivery.NMI), Optional.of(Delivery.NMI)),
    /** arch/sparc/kernel/process_64.c snapshots registers; smp_64.c xcall_kgdb_capture. */
    SPARC(Optional.of(Delivery.CROSS_CALL), Optional.of(Delivery.CROSS_CALL)),
    /** arch/x86/kernel/apic/hw_nmi.c nmi_raise_cpu_backtrace; kgdb.c: NMI_VECTOR. */
    X86(Optional.of(Delivery.NMI), Optional.of(Delivery.NMI)) {
        @Override
        Set<Capability> capabilities(KernelVersion version) {
            // One NMI, whose handlers are all called; arch/x86/kernel/kgdb.c asks for kgdb_active first.
            return Set.of(Capability.SHARED, Capability.ACTIVE_TEST);
        }
    };

    private final Optional<Delivery> backtrace;
    private final Optional<Delivery> roundup;

    Architecture(Optional<Delivery> backtrace, Optional<Delivery> roundup) {
        this.backtrace = backtrace;
        this.roundup = roundup;
    }

    @Override
    public Optional<Delivery> triggerCpumaskBacktrace(Request request) {
        return backtrace;
    }

    @Override
    public Optional<Delivery> kgdbArchRoundupCpus(Request request) {
        return roundup;
    }

    /** What a kernel of this version has here of all that kernels differ in. */
    Set<Capability> capabilities(KernelVersion version) {
        return Set.of();
    }

    @Override
    public String specName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
