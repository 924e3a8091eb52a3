package org.rollcall.gic;

import static org.rollcall.gic.SpecialIntid.SPURIOUS;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The virtual CPU interface of one PE: the {@code ICV} registers that a guest reaches under the {@code ICC} names. Its
 * pending interrupts are those in the list registers. Source: QEMU arm_gicv3_cpuif.c; Linux vgic-v3-sr.c.
 */
final class VirtualInterface {
    private static final int INTID_BITS = 0xffffff;
    private static final int NONE = -1;
    private static final long RPR_NMI = 1L << 63;

    private final ListRegister[] list;
    private final VirtualControl control;
    private final ActivePriorities active;
    private final IntConsumer deactivatePhysical;
    private final boolean nonMaskable;
    private final boolean disabledGroupHides;
    private final boolean countsInSplitMode;

    private boolean enabled;
    private int eoiCount;

    /** @param deactivatePhysical what becomes of a physical interrupt whose virtual one is deactivated */
    VirtualInterface(GicConfiguration configuration, IntConsumer deactivatePhysical) {
        GicExtensions extensions = configuration.extensions();
        this.deactivatePhysical = deactivatePhysical;
        list = new ListRegister[extensions.listRegisters()];
        Arrays.fill(list, ListRegister.EMPTY);
        control = new VirtualControl(configuration);
        nonMaskable = extensions.nonMaskable();
        active = new ActivePriorities(extensions.virtualPreemptionBits(), nonMaskable, false);
        disabledGroupHides = configuration.has(Choice.VIRTUAL_DISABLED_GROUP_HIDES);
        countsInSplitMode = !configuration.has(Choice.SPLIT_EOI_NOT_COUNTED);
    }

    VirtualControl control() {
        return control;
    }

    ActivePriorities active() {
        return active;
    }

    ListRegister[] list() {
        return list;
    }

    void writeList(int index, long bits) {
        list[index] = new ListRegister(bits).implementing(control.priorityMask(), nonMaskable);
    }

    /** {@code ICH_HCR_EL2.En}: without it nothing is signalled to the guest. */
    void enable(boolean on) {
        enabled = on;
    }

    /** {@code ICH_HCR_EL2.EOIcount}. */
    int eoiCount() {
        return eoiCount;
    }

    void setEoiCount(int count) {
        eoiCount = count & 0x1f;
    }

    /** The virtual line to the PE. */
    InterruptLine line() {
        int best = best();
        if (best == NONE || !preempts(list[best])) {
            return InterruptLine.NONE;
        } else if (list[best].group() == Group.GROUP_0) {
            return InterruptLine.FIQ;
        }
        return list[best].nonMaskable() ? InterruptLine.NMI : InterruptLine.IRQ;
    }

    long read(Register register, Caller caller) {
        return switch (register) {
            case ICC_PMR_EL1 -> control.pmr();
            case ICC_RPR_EL1 -> active.running(0) | (active.nonMaskable() == null ? 0 : RPR_NMI);
            case ICC_HPPIR0_EL1 -> highest(Group.GROUP_0);
            case ICC_HPPIR1_EL1 -> highest(Group.NON_SECURE_GROUP_1);
            case ICC_IAR0_EL1 -> acknowledge(Group.GROUP_0, false);
            case ICC_IAR1_EL1 -> acknowledge(Group.NON_SECURE_GROUP_1, caller.nonMaskableEnabled());
            case ICC_NMIAR1_EL1 -> acknowledgeNonMaskable();
            case ICC_BPR0_EL1 -> control.readBpr0();
            case ICC_BPR1_EL1 -> control.readBpr1();
            case ICC_CTLR_EL1 -> control.readCtlr();
            case ICC_IGRPEN0_EL1 -> control.enables(Group.GROUP_0) ? 1 : 0;
            case ICC_IGRPEN1_EL1 -> control.enables(Group.NON_SECURE_GROUP_1) ? 1 : 0;
            case ICC_AP0R0_EL1, ICC_AP0R1_EL1, ICC_AP0R2_EL1, ICC_AP0R3_EL1 ->
                active.read(Group.GROUP_0, register.activePriorityIndex());
            case ICC_AP1R0_EL1, ICC_AP1R1_EL1, ICC_AP1R2_EL1, ICC_AP1R3_EL1 ->
                active.read(Group.NON_SECURE_GROUP_1, register.activePriorityIndex());
            default -> throw new IllegalArgumentException(register + " cannot be read by a guest");
        };
    }

    void write(Register register, long written) {
        int value = (int) written;
        switch (register) {
            case ICC_PMR_EL1 -> control.writePmr(value);
            case ICC_EOIR0_EL1 -> endOfInterrupt(value & INTID_BITS, Group.GROUP_0);
            case ICC_EOIR1_EL1 -> endOfInterrupt(value & INTID_BITS, Group.NON_SECURE_GROUP_1);
            case ICC_DIR_EL1 -> deactivate(value & INTID_BITS);
            case ICC_BPR0_EL1 -> control.writeBpr0(value);
            case ICC_BPR1_EL1 -> control.writeBpr1(value);
            case ICC_CTLR_EL1 -> control.writeCtlr(value);
            case ICC_IGRPEN0_EL1 -> control.enable(Group.GROUP_0, (value & 1) != 0);
            case ICC_IGRPEN1_EL1 -> control.enable(Group.NON_SECURE_GROUP_1, (value & 1) != 0);
            case ICC_AP0R0_EL1, ICC_AP0R1_EL1, ICC_AP0R2_EL1, ICC_AP0R3_EL1 ->
                active.write(Group.GROUP_0, register.activePriorityIndex(), written);
            case ICC_AP1R0_EL1, ICC_AP1R1_EL1, ICC_AP1R2_EL1, ICC_AP1R3_EL1 ->
                active.write(Group.NON_SECURE_GROUP_1, register.activePriorityIndex(), written);
            default -> throw new IllegalArgumentException(register + " cannot be written by a guest");
        }
    }

    /** The list register of the best pending interrupt. Of equals superpriority comes first, then the lowest register. */
    private int best() {
        int best = NONE;
        for (int i = 0; i < list.length; i++) {
            boolean competes = list[i].pending() && (disabledGroupHides || control.enables(list[i].group()));
            if (competes && precedes(list[i], best)) {
                best = i;
            }
        }
        return best == NONE || control.enables(list[best].group()) ? best : NONE;
    }

    private boolean precedes(ListRegister one, int best) {
        int priority = best == NONE ? Signalling.IDLE_PRIORITY : list[best].priority();
        return one.priority() < priority
                || best != NONE && one.priority() == priority && one.nonMaskable() && !list[best].nonMaskable();
    }

    private boolean preempts(ListRegister one) {
        return enabled
                && Signalling.passes(
                        one.priority(),
                        one.nonMaskable(),
                        control.pmr(),
                        active.running(0),
                        active.nonMaskable() != null,
                        control.groupPriorityMask(one.group()));
    }

    private int highest(Group group) {
        int best = best();
        return best != NONE && list[best].group() == group ? list[best].intid() : SPURIOUS;
    }

    /** @param names whether an interrupt with superpriority is only named, by 1022 */
    private int acknowledge(Group group, boolean names) {
        int best = best();
        if (best == NONE || list[best].group() != group || !preempts(list[best])) {
            return SPURIOUS;
        }
        return names && list[best].nonMaskable() && !special(list[best].intid())
                ? SpecialIntid.NON_MASKABLE
                : take(best);
    }

    private int acknowledgeNonMaskable() {
        int best = best();
        boolean takes = best != NONE
                && list[best].group() == Group.NON_SECURE_GROUP_1
                && list[best].nonMaskable()
                && preempts(list[best]);
        return takes ? take(best) : SPURIOUS;
    }

    private int take(int index) {
        ListRegister taken = list[index];
        if (special(taken.intid())) {
            list[index] = taken.withdrawn();
            return taken.intid();
        }
        list[index] = taken.acknowledged();
        active.activate(
                taken.group(), taken.priority() & control.groupPriorityMask(taken.group()), taken.nonMaskable());
        return taken.intid();
    }

    /**
     * The highest active priority of either group is dropped before anything is checked, which the architecture leaves open;
     * the interrupt is deactivated if it is in a list register and fits.
     */
    private void endOfInterrupt(int intid, Group group) {
        Group running = active.runningGroup();
        if (special(intid) || running == null) {
            return;
        }
        int dropped = active.running(0);
        boolean dropsNonMaskable = active.nonMaskable() != null;
        active.drop(running);
        int index = findActive(intid);
        if (index == NONE) {
            count(!control.splitsEoi() || countsInSplitMode);
        } else if (!control.splitsEoi() && list[index].group() == group) {
            int priority = list[index].priority() & control.groupPriorityMask(group);
            if (dropsNonMaskable ? list[index].nonMaskable() : priority == dropped) {
                deactivate(list[index], index);
            }
        }
    }

    private void deactivate(int intid) {
        if (special(intid) || intid > SpecialIntid.NON_MASKABLE || !control.splitsEoi()) {
            return;
        }
        int index = findActive(intid);
        count(index == NONE);
        if (index != NONE) {
            deactivate(list[index], index);
        }
    }

    private void count(boolean missing) {
        if (missing) {
            setEoiCount(eoiCount + 1);
        }
    }

    private void deactivate(ListRegister one, int index) {
        if (one.hardware() && one.physicalIntid() < SpecialIntid.SECURE) {
            deactivatePhysical.accept(one.physicalIntid());
        }
        list[index] = one.deactivated();
    }

    private int findActive(int intid) {
        for (int i = 0; i < list.length; i++) {
            if (list[i].active() && list[i].intid() == intid) {
                return i;
            }
        }
        return NONE;
    }

    private static boolean special(int intid) {
        return intid >= SpecialIntid.SECURE && intid <= SPURIOUS;
    }
}
