package org.rollcall.gic;

/**
 * What software sets in a CPU interface: {@code ICC_PMR_EL1}, {@code ICC_BPRn_EL1}, {@code ICC_CTLR_ELx} and
 * {@code ICC_IGRPENn}, with the banks and views of each Exception level.
 */
final class InterfaceControl {
    private static final int CBPR = 1;
    private static final int EOI_MODE = 1 << 1;
    private static final int ID_BITS_24 = 1 << 11;
    private static final int A3V = 1 << 15;
    private static final int EL3_NDS = 1 << 17;
    private static final int RSS = 1 << 18;
    private static final int EL3_EOI_MODE_EL3 = 1 << 2;
    private static final int SECURE = 0;
    private static final int NON_SECURE = 1;

    private final Distributor distributor;
    private final GicConfiguration configuration;
    private final boolean readsNonSecure;
    private final int identification;
    private final int minimumBpr;

    private final int[] binaryPoint = new int[Group.values().length];
    private final boolean[] groupEnable = new boolean[Group.values().length];
    private final int[] control = new int[2];
    private boolean eoiModeEl3;
    private int pmr;

    InterfaceControl(Distributor distributor, GicConfiguration configuration) {
        this.distributor = distributor;
        this.configuration = configuration;
        readsNonSecure = configuration.has(Choice.CTLR_EL3_READS_NON_SECURE);
        identification =
                identification(configuration, configuration.priorityBits()) | (configuration.rangeSelector() ? RSS : 0);
        minimumBpr = 7 - configuration.preemptionBits();
        for (Group group : Group.values()) {
            binaryPoint[group.ordinal()] = minimum(group);
        }
    }

    /** What {@code ICC_CTLR_EL1} and {@code ICV_CTLR_EL1} say about the implementation. */
    static int identification(GicConfiguration configuration, int priorityBits) {
        return (configuration.has(Choice.NO_AFFINITY_3) ? 0 : A3V)
                | (configuration.has(Choice.INTID_16_BITS) ? 0 : ID_BITS_24)
                | priorityBits - 1 << 8;
    }

    int pmr() {
        return pmr;
    }

    boolean enables(Group group) {
        return groupEnable[group.ordinal()];
    }

    /** The Group 1 that {@code *1_EL1} registers mean here. */
    static Group bankedGroup1(Caller caller) {
        return caller.level().nonSecureBank() ? Group.NON_SECURE_GROUP_1 : Group.SECURE_GROUP_1;
    }

    /** Whether {@code ICC_EOIRn} only drops the priority for this caller, leaving deactivation to {@code ICC_DIR}. */
    boolean splitsEoi(Caller caller) {
        return caller.level().number() == 3 ? eoiModeEl3 : (control[bank(caller)] & EOI_MODE) != 0;
    }

    /** The bits of a priority that decide pre-emption for an interrupt of this group. */
    int groupPriorityMask(Group group) {
        int point = binaryPoint[group.ordinal()];
        boolean common = group != Group.GROUP_0
                && (control[group == Group.NON_SECURE_GROUP_1 ? NON_SECURE : SECURE] & CBPR) != 0;
        if (common) {
            point = binaryPoint[Group.GROUP_0.ordinal()];
        } else if (group == Group.NON_SECURE_GROUP_1) {
            point--;
        }
        return 0xff << point + 1 & 0xff;
    }

    /** A priority as {@code ICC_PMR_EL1} and {@code ICC_RPR_EL1} show it to this caller. */
    int view(int priority, Caller caller) {
        if (!configuration.twoSecurityStates() || !caller.shiftedView() || priority == 0xff) {
            return priority;
        }
        return priority < 0x80 ? 0 : SecurityConfiguration.S2.readBack(priority);
    }

    /**
     * Whether the mask holds back superpriority after all: Non-secure Group 1's, while the mask is in the Secure half. Source:
     * QEMU icc_hppi_can_preempt.
     */
    boolean masksSuperpriority(Group group, Caller caller) {
        return group == Group.NON_SECURE_GROUP_1
                && !distributor.disableSecurity()
                && (pmr < 0x80 || pmr == 0x80 && caller.level().secure());
    }

    int readPmr(Caller caller) {
        return view(pmr, caller);
    }

    void writePmr(int value, Caller caller) {
        int effective = value & 0xff;
        if (configuration.twoSecurityStates() && caller.shiftedView()) {
            if (pmr < 0x80) {
                return; // The mask is in the Secure half: Non-secure software must not lift it.
            }
            effective = SecurityConfiguration.S2.effectivePmr(effective);
        }
        pmr = effective & configuration.priorityMask();
    }

    int readBpr0() {
        return binaryPoint[Group.GROUP_0.ordinal()];
    }

    void writeBpr0(int value) {
        set(Group.GROUP_0, value);
    }

    int readBpr1(Caller caller) {
        Group group = bankedGroup1(caller);
        if (!sharesBpr0(caller)) {
            return binaryPoint[group.ordinal()];
        }
        return group == Group.SECURE_GROUP_1 ? readBpr0() : Math.min(readBpr0() + 1, 7);
    }

    void writeBpr1(int value, Caller caller) {
        Group group = bankedGroup1(caller);
        if (!sharesBpr0(caller)) {
            set(group, value);
        } else if (group == Group.SECURE_GROUP_1) {
            writeBpr0(value);
        }
    }

    /** CBPR = 1, seen from below EL3: Secure BPR1 is BPR0; Non-secure BPR1 reads BPR0 + 1 and cannot be written. */
    private boolean sharesBpr0(Caller caller) {
        return caller.level().number() < 3 && (control[bank(caller)] & CBPR) != 0;
    }

    private void set(Group group, int value) {
        binaryPoint[group.ordinal()] = Math.max(value & 7, minimum(group));
    }

    private int minimum(Group group) {
        return group == Group.NON_SECURE_GROUP_1 ? minimumBpr + 1 : minimumBpr;
    }

    int readCtlrEl1(Caller caller) {
        return identification | control[bank(caller)];
    }

    /** With two Security states CBPR belongs to EL3. */
    void writeCtlrEl1(int value, Caller caller) {
        boolean ownsCbpr = !configuration.twoSecurityStates() || distributor.disableSecurity();
        int writable = ownsCbpr ? CBPR | EOI_MODE : EOI_MODE;
        control[bank(caller)] = control[bank(caller)] & ~writable | value & writable;
    }

    int readCtlrEl3() {
        int secure = control[readsNonSecure ? NON_SECURE : SECURE];
        int nonSecure = control[NON_SECURE];
        return EL3_NDS
                | identification
                | secure & CBPR
                | (nonSecure & CBPR) << 1
                | (eoiModeEl3 ? EL3_EOI_MODE_EL3 : 0)
                | (secure & EOI_MODE) << 2
                | (nonSecure & EOI_MODE) << 3;
    }

    void writeCtlrEl3(int value) {
        control[SECURE] = value & CBPR | value >> 2 & EOI_MODE;
        control[NON_SECURE] = value >> 1 & CBPR | value >> 3 & EOI_MODE;
        eoiModeEl3 = (value & EL3_EOI_MODE_EL3) != 0;
    }

    void enable(Group group, boolean on) {
        groupEnable[group.ordinal()] = on;
    }

    private static int bank(Caller caller) {
        return caller.level().nonSecureBank() ? NON_SECURE : SECURE;
    }
}
