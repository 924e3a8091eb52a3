package org.rollcall.gic;

/**
 * {@code ICH_LRn_EL2}: one interrupt that EL2 presents to its guest. Source: QEMU gicv3_internal.h; Linux arm-gic-v3.h.
 *
 * @param bits the register
 */
record ListRegister(long bits) {
    static final ListRegister EMPTY = new ListRegister(0);

    private static final long EOI = 1L << 41;
    private static final long NMI = 1L << 59;
    private static final long GROUP = 1L << 60;
    private static final long HW = 1L << 61;
    private static final long PENDING = 1L << 62;
    private static final long ACTIVE = 1L << 63;
    private static final int PRIORITY_SHIFT = 48;

    /** What a write keeps: a priority has only so many bits, and superpriority may be missing. */
    ListRegister implementing(int priorityMask, boolean nonMaskable) {
        long kept = bits & ~((0xffL & ~priorityMask) << PRIORITY_SHIFT);
        return new ListRegister(nonMaskable ? kept : kept & ~NMI);
    }

    int intid() {
        return (int) bits;
    }

    /** The physical interrupt that goes with it, if {@link #hardware}. */
    int physicalIntid() {
        return (int) (bits >>> 32) & 0x3ff;
    }

    int priority() {
        return (int) (bits >>> PRIORITY_SHIFT) & 0xff;
    }

    Group group() {
        return (bits & GROUP) != 0 ? Group.NON_SECURE_GROUP_1 : Group.GROUP_0;
    }

    boolean nonMaskable() {
        return (bits & NMI) != 0;
    }

    boolean hardware() {
        return (bits & HW) != 0;
    }

    /** Pending and not active: only then can it be acknowledged. */
    boolean pending() {
        return (bits & (PENDING | ACTIVE)) == PENDING;
    }

    boolean active() {
        return (bits & ACTIVE) != 0;
    }

    /** Whether it holds an interrupt at all. */
    boolean valid() {
        return (bits & (PENDING | ACTIVE)) != 0;
    }

    /** Its interrupt is over, and EL2 wanted to be told. */
    boolean ended() {
        return !valid() && !hardware() && (bits & EOI) != 0;
    }

    /** EL2 may put another interrupt into it. */
    boolean empty() {
        return !valid() && (hardware() || (bits & EOI) == 0);
    }

    ListRegister acknowledged() {
        return new ListRegister(bits & ~PENDING | ACTIVE);
    }

    ListRegister withdrawn() {
        return new ListRegister(bits & ~PENDING);
    }

    ListRegister deactivated() {
        return new ListRegister(bits & ~ACTIVE);
    }
}
