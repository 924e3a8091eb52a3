package org.rollcall.gickit;

import java.util.Locale;
import java.util.Map;
import org.rollcall.gic.GicConfiguration;
import org.rollcall.gic.GicExtensions;

/** What a GIC may have beside SGIs, PPIs and a physical CPU interface, by the name of the field that declares it. */
public enum Extension {
    /** Number of SPIs, a multiple of 32. */
    SPIS(0, 960),
    /** An SPI can be routed to any PE: {@code GICD_TYPER.No1N} is 0. */
    ONE_OF_N(0, 1),
    /** {@code FEAT_GICv3_NMI}. */
    NMI(0, 1),
    /** Number of {@code ICH_LRn_EL2}. */
    LIST_REGISTERS(1, 16),
    /** Implemented bits of a virtual priority. */
    VIRTUAL_PRIO_BITS(5, 8),
    /** Bits of a virtual priority that can pre-empt. */
    VIRTUAL_PREEMPTION_BITS(5, 7);

    private final int least;
    private final int most;

    Extension(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /** The name of its field. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the field is true or false, here 1 or 0. */
    boolean isFlag() {
        return most == 1;
    }

    int least() {
        return least;
    }

    int most() {
        return most;
    }

    /** A GIC with what is declared. */
    static GicExtensions of(Map<Extension, Integer> declared) {
        GicExtensions none = GicExtensions.NONE;
        int bits = declared.getOrDefault(VIRTUAL_PRIO_BITS, none.virtualPriorityBits());
        return new GicExtensions(
                declared.getOrDefault(SPIS, none.spis()),
                declared.getOrDefault(ONE_OF_N, 0) == 1,
                declared.getOrDefault(NMI, 0) == 1,
                declared.getOrDefault(LIST_REGISTERS, none.listRegisters()),
                bits,
                declared.getOrDefault(VIRTUAL_PREEMPTION_BITS, GicConfiguration.preemptionBitsOf(bits)));
    }
}
