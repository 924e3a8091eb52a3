package org.rollcall.gic;

/** What a hypervisor can read about the virtual CPU interface; virtual interrupts themselves are not modelled. */
final class VirtualInterface {
    private static final int ID_BITS_24 = 1 << 23;
    private static final int A3V = 1 << 21;
    private static final int NO_DIRECT_INJECTION = 1 << 20;
    private static final int TRAPS_DIR = 1 << 19;
    private static final int LAST_LIST_REGISTER = 3;

    private VirtualInterface() {}

    /** {@code ICH_VTR_EL2} of an interface with four list registers. */
    static int vtr(GicConfiguration configuration) {
        return configuration.priorityBits() - 1 << 29
                | configuration.preemptionBits() - 1 << 26
                | (configuration.has(Choice.INTID_16_BITS) ? 0 : ID_BITS_24)
                | (configuration.has(Choice.NO_AFFINITY_3) ? 0 : A3V)
                | NO_DIRECT_INJECTION
                | TRAPS_DIR
                | LAST_LIST_REGISTER;
    }
}
