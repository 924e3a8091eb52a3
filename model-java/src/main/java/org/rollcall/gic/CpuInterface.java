package org.rollcall.gic;

import static org.rollcall.gic.SpecialIntid.FIRST_SPI;
import static org.rollcall.gic.SpecialIntid.LAST_SPI;
import static org.rollcall.gic.SpecialIntid.SPURIOUS;

/** One PE's CPU interface: acknowledge, priority drop, deactivation, and the interrupt lines to the PE. */
final class CpuInterface {
    private static final int SYSTEM_REGISTERS_ONLY = 7;
    private static final int SRE_WITH_LOWER_LEVELS = 0xf;
    private static final int INTID_BITS = 0xffffff;

    private final Distributor distributor;
    private final Redistributor redistributor;
    private final GicConfiguration configuration;
    private final InterfaceControl control;
    private final HighestPriorityPending pending;
    private final ActivePriorities active;
    private final boolean nonSecureApIgnored;

    CpuInterface(Distributor distributor, Redistributor redistributor, GicConfiguration configuration) {
        this.distributor = distributor;
        this.redistributor = redistributor;
        this.configuration = configuration;
        control = new InterfaceControl(distributor, configuration);
        pending = new HighestPriorityPending(distributor, redistributor, control, configuration);
        active = new ActivePriorities(configuration);
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
        return preempts(best) ? best.line(caller) : InterruptLine.NONE;
    }

    long read(Register register, Caller caller) {
        return switch (register) {
            case ICC_AP0R0_EL1, ICC_AP0R1_EL1, ICC_AP0R2_EL1, ICC_AP0R3_EL1 ->
                active.read(Group.GROUP_0, register.activePriorityIndex());
            case ICC_AP1R0_EL1, ICC_AP1R1_EL1, ICC_AP1R2_EL1, ICC_AP1R3_EL1 ->
                active.read(InterfaceControl.bankedGroup1(caller), register.activePriorityIndex());
            default -> readWord(register, caller) & 0xffffffffL;
        };
    }

    private int readWord(Register register, Caller caller) {
        return switch (register) {
            case ICC_PMR_EL1 -> control.readPmr(caller);
            case ICC_RPR_EL1 -> control.view(active.running(), caller);
            case ICC_HPPIR0_EL1 -> pending.interrupt().group0Intid(caller);
            case ICC_HPPIR1_EL1 -> pending.interrupt().group1Intid(caller);
            case ICC_IAR0_EL1 -> acknowledge(caller, 0);
            case ICC_IAR1_EL1 -> acknowledge(caller, 1);
            case ICC_BPR0_EL1 -> control.readBpr0();
            case ICC_BPR1_EL1 -> control.readBpr1(caller);
            case ICC_CTLR_EL1 -> control.readCtlrEl1(caller);
            case ICC_CTLR_EL3 -> control.readCtlrEl3();
            case ICC_IGRPEN0_EL1 -> enabled(Group.GROUP_0);
            case ICC_IGRPEN1_EL1 -> enabled(InterfaceControl.bankedGroup1(caller));
            case ICC_IGRPEN1_EL3 -> enabled(Group.NON_SECURE_GROUP_1) | enabled(Group.SECURE_GROUP_1) << 1;
            case ICC_SRE_EL1 -> SYSTEM_REGISTERS_ONLY;
            case ICC_SRE_EL2, ICC_SRE_EL3 -> SRE_WITH_LOWER_LEVELS;
            case ICH_VTR_EL2 -> VirtualInterface.vtr(configuration);
            default -> throw new IllegalArgumentException(register + " cannot be read");
        };
    }

    void write(Register register, int value, Caller caller) {
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
                active.write(Group.GROUP_0, register.activePriorityIndex(), value);
            case ICC_AP1R0_EL1, ICC_AP1R1_EL1, ICC_AP1R2_EL1, ICC_AP1R3_EL1 ->
                writeActivePriorities(register.activePriorityIndex(), value, caller);
            case ICC_SRE_EL1, ICC_SRE_EL2, ICC_SRE_EL3 -> {
                // RAO/WI: there is no memory-mapped CPU interface to fall back to.
            }
            default -> throw new IllegalArgumentException(register + " cannot be written");
        }
    }

    private int enabled(Group group) {
        return control.enables(group) ? 1 : 0;
    }

    private boolean preempts(PendingInterrupt best) {
        return Signalling.passes(
                best.priority(), control.pmr(), active.running(), control.groupPriorityMask(best.group()));
    }

    private int acknowledge(Caller caller, int group) {
        PendingInterrupt best = pending.interrupt();
        if (!preempts(best)) {
            return SPURIOUS;
        }
        int intid = group == 0 ? best.group0Intid(caller) : best.group1Intid(caller);
        if (intid < FIRST_SPI) {
            active.activate(best.group(), best.priority() & control.groupPriorityMask(best.group()));
            redistributor.acknowledge(intid);
        }
        return intid;
    }

    /**
     * Priority drop, and deactivation unless split. The INTID must be the last one acknowledged; for another one, which is
     * UNPREDICTABLE, the highest active priority is dropped and the INTID that was written is deactivated. Also an SPI's,
     * up to the last that QEMU's machine has; the SPI itself is not modelled. Source: QEMU icc_eoir_write.
     */
    private void endOfInterrupt(int intid, Caller caller, int register) {
        Group running = active.runningGroup();
        if (intid > LAST_SPI || running == null || !mayEnd(running, caller, register)) {
            return;
        }
        active.drop(running);
        if (intid < FIRST_SPI && !control.splitsEoi(caller)) {
            redistributor.deactivate(intid);
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

    /** {@code ICC_DIR_EL1}. In EOImode 0 it is UNPREDICTABLE; here it is ignored. An SPI is not modelled. */
    private void deactivate(int intid, Caller caller) {
        if (intid < FIRST_SPI && control.splitsEoi(caller) && mayDeactivate(redistributor.group(intid), caller)) {
            redistributor.deactivate(intid);
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

    private void writeActivePriorities(int index, int value, Caller caller) {
        Group group = InterfaceControl.bankedGroup1(caller);
        if (!(nonSecureApIgnored && group == Group.NON_SECURE_GROUP_1 && index < 2)) {
            active.write(group, index, value);
        }
    }
}
