package org.rollcall.kernel;

import static org.rollcall.kernel.Capability.ACTIVE_TEST;
import static org.rollcall.kernel.Capability.BOOT_CHOICE;
import static org.rollcall.kernel.Capability.CSD_FALLBACK;
import static org.rollcall.kernel.Capability.EARLY_RETURN;
import static org.rollcall.kernel.Capability.LIVE_LOOP;
import static org.rollcall.kernel.Capability.NAMES_SILENT;
import static org.rollcall.kernel.Capability.NMI_ONLY;
import static org.rollcall.kernel.Capability.SDEI_FIRST;
import static org.rollcall.kernel.Capability.SHARED;
import static org.rollcall.kernel.Capability.STOPS_MASKED;

import java.util.Set;
import org.rollcall.cpu.GicHandleIrq;
import org.rollcall.cpu.PriorityConstants;

/**
 * Which kernel: the three mailed series, mainline since v6.7, or since v7.3. Each is a set of capabilities, the same as in {@code
 * KernelVersion.tla}; only the capabilities decide what a kernel does.
 */
public enum KernelVersion implements Word {
    /** Series v5, 14 Oct 2020. */
    V5(GicHandleIrq.V5_10, PriorityConstants.BEFORE_V6_11, SHARED, EARLY_RETURN, ACTIVE_TEST),
    /** Series v6, 29 Oct 2020. */
    V6(GicHandleIrq.V5_10, PriorityConstants.BEFORE_V6_11, SHARED, ACTIVE_TEST, NMI_ONLY, CSD_FALLBACK),
    /** Series v7, 2 Nov 2020. */
    V7(GicHandleIrq.V5_10, PriorityConstants.BEFORE_V6_11, SHARED, NMI_ONLY, CSD_FALLBACK),
    /** Mainline since v6.7. */
    ML(GicHandleIrq.V5_19, PriorityConstants.SINCE_V6_11, BOOT_CHOICE, LIVE_LOOP),
    /** Linux 7.3. */
    V73(
            GicHandleIrq.V5_19,
            PriorityConstants.SINCE_V6_11,
            BOOT_CHOICE,
            LIVE_LOOP,
            NAMES_SILENT,
            STOPS_MASKED,
            SDEI_FIRST);

    private final GicHandleIrq handler;
    private final PriorityConstants constants;
    private final Set<Capability> capabilities;

    KernelVersion(GicHandleIrq handler, PriorityConstants constants, Capability... capabilities) {
        this.handler = handler;
        this.constants = constants;
        this.capabilities = Set.of(capabilities);
    }

    /** The interrupt entry of its time; the protocol does not depend on it. */
    public GicHandleIrq handler() {
        return handler;
    }

    /** The priorities of its time; the protocol does not depend on them. */
    public PriorityConstants constants() {
        return constants;
    }

    /** What this kernel has of all that kernels differ in. */
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public String specName() {
        return name();
    }
}
