package org.rollcall.gic;

import static org.rollcall.gic.SpecialIntid.SPURIOUS;

/**
 * The interrupt that a CPU interface would acknowledge next, and to whom it shows which.
 *
 * @param superpriority whether it comes before all others of its priority, and whatever the mask is
 * @param secure whether it belongs to the Secure state, of two
 */
record PendingInterrupt(int intid, int priority, Group group, boolean superpriority, boolean secure) {
    /** No interrupt: its priority passes no mask, and everybody sees the spurious INTID. */
    static final PendingInterrupt NONE =
            new PendingInterrupt(SPURIOUS, Signalling.IDLE_PRIORITY, Group.GROUP_0, false, false);

    /** Whether it comes first of two; equals are left to the implementer. */
    boolean precedes(PendingInterrupt other) {
        return priority < other.priority || priority == other.priority && superpriority && !other.superpriority;
    }

    /** The line that signals it to a PE at that level. */
    InterruptLine line(Caller caller) {
        ExceptionLevel level = caller.level();
        boolean fiq = switch (group) {
            case GROUP_0 -> true;
            case SECURE_GROUP_1 -> !level.secure() || level.number() == 3;
            case NON_SECURE_GROUP_1 -> level.secure();
        };
        if (fiq) {
            return InterruptLine.FIQ;
        }
        return superpriority ? InterruptLine.NMI : InterruptLine.IRQ;
    }

    /** What {@code *0_EL1} registers show. Only EL3 is told that a Group 1 interrupt comes first. */
    int group0Intid(Caller caller) {
        if (secure && !caller.level().secure()) {
            return SPURIOUS;
        }
        if (group == Group.GROUP_0) {
            return intid;
        }
        if (caller.level().number() != 3) {
            return SPURIOUS;
        }
        return secure ? SpecialIntid.SECURE : SpecialIntid.NON_SECURE;
    }

    /** What {@code *1_EL1} registers show: a Group 1 interrupt of the caller's state, of either state to EL3. */
    int group1Intid(Caller caller) {
        boolean observable =
                caller.level().number() == 3 || secure == caller.level().secure();
        return group != Group.GROUP_0 && observable ? intid : SPURIOUS;
    }
}
