package org.rollcall.gic;

import static org.rollcall.gic.SpecialIntid.FIRST_SPI;
import static org.rollcall.gic.SpecialIntid.SPURIOUS;

/** One PE's CPU interface: acknowledge, priority drop, deactivation, and the interrupt lines to the PE. */
final class CpuInterface {
    private static final int SYSTEM_REGISTERS_ONLY = 7;
    private static final int SRE_WITH_LOWER_LEVELS = 0xf;
    private static final int INTID_BITS = 0xffffff;

    private static final long RPR_NMI = 1L << 63;
    private static final long RPR_NON_SECURE_NMI = 1L << 62;

    private final Distributor distributor;
    private final Redistributor redistributor;
    private final GicConfiguration configuration;
    private final InterfaceControl control;
    private final HighestPriorityPending pending;
    private final ActivePriorities active;
    private final boolean nonSecureApIgnored;
    private final int lastUndeclaredSpi;

    CpuInterface(Distributor distributor, Redistributor redistributor, GicConfiguration configuration, int pe) {
        this.distributor = distributor;
        this.redistributor = redistributor;
        this.configuration = configuration;
        control = new InterfaceControl(distributor, configuration);
        pending = new HighestPriorityPending(distributor, redistributor, control, configuration, pe);
        active = new ActivePriorities(
                configuration.preemptionBits(),
                configuration.extensions().nonMaskable(),
                configuration.has(Choice.ACTIVE_PRIORITIES_SIGN_EXTENDED));
        lastUndeclaredSpi = distributor.shared().exist() ? -1 : SpecialIntid.LAST_SPI;
        nonSecureApIgnored = configuration.twoSecurityStates()
                && configuration.compatibility().has(Choice.NON_SECURE_AP1R_IGNORED);
    }

    /** See {@link Gic#prefer}. */
    void prefer(int intid) {
        pending.prefer(intid);
    }

    /** The line that this CPU interface drives to a PE at that level. */
    InterruptLine line(Caller caller) {
        PendingInterrupt best = pending.interrupt();
        return preempts(best, caller) ? best.line(caller) : InterruptLine.NONE;
    }

    long read(Register register, Caller caller) {
        return switch (register) {
            case ICC_AP0R0_EL1, ICC_AP0R1_EL1, ICC_AP0R2_EL1, ICC_AP0R3_EL1 ->
                active.read(Group.GROUP_0, register.activePriorityIndex());
            case ICC_AP1R0_EL1, ICC_AP1R1_EL1, ICC_AP1R2_EL1, ICC_AP1R3_EL1 ->
                active.read(InterfaceControl.bankedGroup1(caller), register.activePriorityIndex());
            case ICC_RPR_EL1 -> runningPriority(caller);
            default -> readWord(register, caller) & 0xffffffffL;
        };
    }

    private int readWord(Register register, Caller caller) {
        return switch (register) {
            case ICC_PMR_EL1 -> control.readPmr(caller);
            case ICC_HPPIR0_EL1 -> pending.interrupt().group0Intid(caller);
            case ICC_HPPIR1_EL1 -> pending.interrupt().group1Intid(caller);
            case ICC_IAR0_EL1 -> acknowledge(register, caller);
            case ICC_IAR1_EL1 -> acknowledge(register, caller);
            case ICC_NMIAR1_EL1 -> acknowledge(register, caller);
            case ICC_BPR0_EL1 -> control.readBpr0();
            case ICC_BPR1_EL1 -> control.readBpr1(caller);
            case ICC_CTLR_EL1 -> control.readCtlrEl1(caller);
            case ICC_CTLR_EL3 -> control.readCtlrEl3();
            case ICC_IGRPEN0_EL1 -> enabled(Group.GROUP_0);
            case ICC_IGRPEN1_EL1 -> enabled(InterfaceControl.bankedGroup1(caller));
            case ICC_IGRPEN1_EL3 -> enabled(Group.NON_SECURE_GROUP_1) | enabled(Group.SECURE_GROUP_1) << 1;
            case ICC_SRE_EL1 -> SYSTEM_REGISTERS_ONLY;
            case ICC_SRE_EL2, ICC_SRE_EL3 -> SRE_WITH_LOWER_LEVELS;
            default -> throw new IllegalArgumentException(register + " cannot be read");
        };
    }

    void write(Register register, long written, Caller caller) {
        int value = (int) written;
        switch (register) {
            case ICC_PMR_EL1 -> control.writePmr(value, caller);
            case ICC_EOIR0_EL1 -> endOfInterrupt(value & INTID_BITS, caller, 0);
            case ICC_EOIR1_EL1 -> endOfInterrupt(value & INTID_BITS, caller, 1);
            case ICC_DIR_EL1 -> deactivate(value & INTID_BITS, caller);
            case ICC_BPR0_EL1 -> control.writeBpr0(value);
            case ICC_BPR1_EL1 -> control.writeBpr1(value, caller);
            case ICC_CTLR_EL1 -> control.writeCtlrEl1(value, caller);
            case ICC_CTLR_EL3 -> control.writeCtlrEl3(value);
            case ICC_IGRPEN0_EL1 -> control.enable(Group.GROUP_0, (value & 1) != 0);
            case ICC_IGRPEN1_EL1 -> control.enable(InterfaceControl.bankedGroup1(caller), (value & 1) != 0);
            case ICC_IGRPEN1_EL3 -> {
                control.enable(Group.NON_SECURE_GROUP_1, (value & 1) != 0);
                control.enable(Group.SECURE_GROUP_1, (value & 2) != 0);
            }
            case ICC_AP0R0_EL1, ICC_AP0R1_EL1, ICC_AP0R2_EL1, ICC_AP0R3_EL1 ->
                active.write(Group.GROUP_0, register.activePriorityIndex(), written);
            case ICC_AP1R0_EL1, ICC_AP1R1_EL1, ICC_AP1R2_EL1, ICC_AP1R3_EL1 ->
                writeActivePriorities(register.activePriorityIndex(), written, caller);
            case ICC_SRE_EL1, ICC_SRE_EL2, ICC_SRE_EL3 -> {
                // RAO/WI: there is no memory-mapped CPU interface to fall back to.
            }
            default -> throw new IllegalArgumentException(register + " cannot be written");
        }
    }

    boolean enables(Group group) {
        return control.enables(group);
    }

    private int enabled(Group group) {
        return control.enables(group) ? 1 : 0;
    }

    private boolean preempts(PendingInterrupt best, Caller caller) {
        return !(best.superpriority() && control.masksSuperpriority(best.group(), caller))
                && Signalling.passes(
                        best.priority(),
                        best.superpriority(),
                        control.pmr(),
                        running(),
                        active.nonMaskable(best.group()),
                        control.groupPriorityMask(best.group()));
    }

    private int running() {
        return active.running(distributor.superpriority(Group.NON_SECURE_GROUP_1));
    }

    /** With superpriority shown in the upper bits. Source: QEMU icc_rpr_read. */
    private long runningPriority(Caller caller) {
        long priority = control.view(running(), caller);
        boolean nonSecure = active.nonMaskable(Group.NON_SECURE_GROUP_1);
        if (configuration.twoSecurityStates() && !caller.level().secure()) {
            return nonSecure ? priority | RPR_NMI : priority;
        }
        return priority
                | (nonSecure ? RPR_NON_SECURE_NMI : 0)
                | (active.nonMaskable(Group.SECURE_GROUP_1) ? RPR_NMI : 0);
    }

    private int acknowledge(Register register, Caller caller) {
        PendingInterrupt best = pending.interrupt();
        if (!preempts(best, caller)) {
            return SPURIOUS;
        }
        int intid = register == Register.ICC_IAR0_EL1 ? best.group0Intid(caller) : best.group1Intid(caller);
        if (intid >= SpecialIntid.SECURE) {
            return intid;
        } else if (register == Register.ICC_NMIAR1_EL1 && !best.superpriority()) {
            return SPURIOUS;
        } else if (register == Register.ICC_IAR1_EL1 && best.superpriority() && caller.nonMaskableEnabled()) {
            return SpecialIntid.NON_MASKABLE;
        }
        active.activate(best.group(), best.priority() & control.groupPriorityMask(best.group()), best.superpriority());
        bank(intid).acknowledge(intid % FIRST_SPI);
        return intid;
    }

    private boolean has(int intid) {
        return intid < FIRST_SPI || distributor.shared().has(intid);
    }

    /** The state of an interrupt that exists. */
    private InterruptBank bank(int intid) {
        return intid < FIRST_SPI
                ? redistributor.interrupts()
                : distributor.shared().bank(intid);
    }

    /** Whoever deactivates it. */
    void deactivate(int intid) {
        if (has(intid)) {
            bank(intid).deactivate(intid % FIRST_SPI);
        }
    }

    /**
     * Priority drop, and deactivation unless split. The INTID must be the last one acknowledged; for another one, which is
     * UNPREDICTABLE, the highest active priority is dropped and the INTID that was written is deactivated. If the header
     * declares no SPIs, an SPI's INTID up to the last that QEMU's machine has counts all the same. Source: QEMU
     * icc_eoir_write.
     */
    private void endOfInterrupt(int intid, Caller caller, int register) {
        Group running = active.runningGroup();
        if (!has(intid) && intid > lastUndeclaredSpi || running == null || !mayEnd(running, caller, register)) {
            return;
        }
        active.drop(running);
        if (!control.splitsEoi(caller)) {
            deactivate(intid);
        }
    }

    private boolean mayEnd(Group running, Caller caller, int register) {
        if ((register == 0) != (running == Group.GROUP_0)) {
            return false;
        }
        ExceptionLevel level = caller.level();
        return switch (running) {
            case GROUP_0 -> distributor.disableSecurity() || level.secure();
            case SECURE_GROUP_1 -> level.secure();
            case NON_SECURE_GROUP_1 -> !level.secure() || level.number() == 3;
        };
    }

    /** {@code ICC_DIR_EL1}. In EOImode 0 it is UNPREDICTABLE; here it is ignored. */
    private void deactivate(int intid, Caller caller) {
        if (has(intid) && control.splitsEoi(caller) && mayDeactivate(bank(intid).group(intid % FIRST_SPI), caller)) {
            deactivate(intid);
        }
    }

    /** Source: QEMU icc_dir_write, which follows the architecture's pseudocode by its own account. */
    private boolean mayDeactivate(Group group, Caller caller) {
        ExceptionLevel level = caller.level();
        if (level.number() == 3) {
            return true;
        }
        if (group == Group.GROUP_0) {
            return !caller.fiqToEl3() && (level.secure() || distributor.disableSecurity());
        }
        return !caller.irqToEl3() && (level.secure() || !distributor.isSecure(group));
    }

    private void writeActivePriorities(int index, long value, Caller caller) {
        Group group = InterfaceControl.bankedGroup1(caller);
        if (!(nonSecureApIgnored && group == Group.NON_SECURE_GROUP_1 && index < 2)) {
            active.write(group, index, value);
        }
    }
}
