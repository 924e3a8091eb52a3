package org.rollcall.gic;

import static org.rollcall.gic.SpecialIntid.FIRST_PPI;

/**
 * One PE's Redistributor: {@code GICR_TYPER}, {@code GICR_WAKER} and the SGI frame, with the state of INTIDs 0..31 as bit
 * masks. SGIs are edge-triggered; PPIs are level-sensitive unless {@code GICR_ICFGR1} says otherwise.
 */
final class Redistributor {
    private static final int PROCESSOR_SLEEP = 1 << 1;
    private static final int CHILDREN_ASLEEP = 1 << 2;
    private static final int SGIS = 0xffff;

    private final Distributor distributor;
    private final long typer;
    private final boolean sleepForwards;
    private final boolean wakerOpen;
    private final boolean accessControl;
    /** INTIDs that exist. */
    private final int implemented;
    /** PPIs whose trigger can be programmed. */
    private final int programmable;

    private final PriorityFields priorities;
    private int waker = PROCESSOR_SLEEP | CHILDREN_ASLEEP;
    private int groups;
    private int groupModifiers;
    private int nonSecureAccess;
    private int enabled;
    private int pendingLatch;
    private int active;
    private int edge = SGIS;
    private int lines;

    Redistributor(Distributor distributor, GicConfiguration configuration, int pe) {
        this.distributor = distributor;
        boolean last = pe == configuration.pes() - 1;
        typer = (long) configuration.affinity(pe) << 32 | (long) pe << 8 | (last ? 1 << 4 : 0);
        priorities = new PriorityFields(
                configuration.has(Choice.PRIORITY_KEEPS_8_BITS) ? 0xff : configuration.priorityMask());
        sleepForwards = configuration.has(Choice.SLEEP_FORWARDS);
        wakerOpen = configuration.has(Choice.WAKER_OPEN_TO_NON_SECURE);
        accessControl = !configuration.has(Choice.NSACR_RAZ);
        implemented = configuration.intids();
        programmable = configuration.has(Choice.PPI_TRIGGERS_FIXED) ? 0 : configuration.ppis();
    }

    Group group(int intid) {
        if ((groups >>> intid & 1) != 0) {
            return Group.NON_SECURE_GROUP_1;
        }
        boolean modified = !distributor.disableSecurity() && (groupModifiers >>> intid & 1) != 0;
        return modified ? Group.SECURE_GROUP_1 : Group.GROUP_0;
    }

    int priority(int intid) {
        return priorities.stored(intid);
    }

    /** {@code GICR_NSACR}: 0 no Non-secure access, 1 may be generated as Group 0, 2 also as Secure Group 1. */
    int nonSecureAccess(int sgi) {
        return nonSecureAccess >>> 2 * sgi & 3;
    }

    void raise(int intid) {
        pendingLatch |= 1 << intid;
    }

    /** Pending to active. A level-sensitive line that stays up stays pending. */
    void acknowledge(int intid) {
        active |= 1 << intid;
        pendingLatch &= ~(1 << intid);
    }

    void deactivate(int intid) {
        active &= ~(1 << intid);
    }

    /** The input line of a PPI. A rising edge is latched for an edge-triggered one. */
    void setLine(int intid, boolean high) {
        int bit = 1 << intid & implemented;
        if (high) {
            pendingLatch |= bit & edge & ~lines;
            lines |= bit;
        } else {
            lines &= ~bit;
        }
    }

    /**
     * What the CPU interface may be offered next: the best of the interrupts whose group the Distributor enables and
     * the arguments admit, one bit for each of equal priority.
     */
    int candidates(boolean group0, boolean secureGroup1, boolean nonSecureGroup1) {
        if ((waker & CHILDREN_ASLEEP) != 0 && !sleepForwards) {
            return 0;
        }
        int modified = distributor.disableSecurity() ? 0 : groupModifiers;
        int members = 0;
        if (group0 && distributor.enables(Group.GROUP_0)) {
            members |= ~groups & ~modified;
        }
        if (secureGroup1 && distributor.enables(Group.SECURE_GROUP_1)) {
            members |= ~groups & modified;
        }
        if (nonSecureGroup1 && distributor.enables(Group.NON_SECURE_GROUP_1)) {
            members |= groups;
        }
        return Signalling.candidates(pending(), enabled & members, active, this::priority);
    }

    private int pending() {
        return pendingLatch | lines & ~edge;
    }

    private FrameView view(boolean secure) {
        boolean full = secure || distributor.disableSecurity();
        return new FrameView(full, implemented & (full ? -1 : groups));
    }

    private boolean secureOnlyHidden(boolean secure) {
        return distributor.disableSecurity() || !secure;
    }

    long read(Register register, int index, boolean secure) {
        FrameView view = view(secure);
        int visible = view.intids();
        int bits = switch (register) {
            case GICR_WAKER -> view.full() || wakerOpen ? waker : 0;
            case GICR_IGROUPR0 -> view.full() ? groups : 0;
            case GICR_ISENABLER0, GICR_ICENABLER0 -> enabled & visible;
            case GICR_ISPENDR0, GICR_ICPENDR0 -> pending() & visible;
            case GICR_ISACTIVER0, GICR_ICACTIVER0 -> active & visible;
            case GICR_IPRIORITYR -> priorities.read(index, view);
            case GICR_IPRIORITYR0,
                    GICR_IPRIORITYR1,
                    GICR_IPRIORITYR2,
                    GICR_IPRIORITYR3,
                    GICR_IPRIORITYR4,
                    GICR_IPRIORITYR5,
                    GICR_IPRIORITYR6,
                    GICR_IPRIORITYR7 -> priorities.readWord(register, view);
            case GICR_ICFGR0 -> spread(edge & visible);
            case GICR_ICFGR1 -> spread((edge & visible) >>> FIRST_PPI);
            case GICR_IGRPMODR0 -> secureOnlyHidden(secure) ? 0 : groupModifiers;
            case GICR_NSACR -> secureOnlyHidden(secure) ? 0 : nonSecureAccess;
            case GICR_TYPER -> 0;
            default -> throw new IllegalArgumentException(register + " is not a Redistributor register");
        };
        return register == Register.GICR_TYPER ? typer : bits & 0xffffffffL;
    }

    void write(Register register, int index, int value, boolean secure) {
        FrameView view = view(secure);
        int visible = view.intids();
        int seen = value & visible;
        switch (register) {
            case GICR_WAKER -> writeWaker(value, view.full() || wakerOpen);
            case GICR_IGROUPR0 -> groups = view.full() ? value & implemented : groups;
            case GICR_ISENABLER0 -> enabled |= seen;
            case GICR_ICENABLER0 -> enabled &= ~seen;
            case GICR_ISPENDR0 -> pendingLatch |= seen;
            case GICR_ICPENDR0 -> pendingLatch &= ~seen;
            case GICR_ISACTIVER0 -> active |= seen;
            case GICR_ICACTIVER0 -> active &= ~seen;
            case GICR_IPRIORITYR -> priorities.write(index, value, view);
            case GICR_IPRIORITYR0,
                    GICR_IPRIORITYR1,
                    GICR_IPRIORITYR2,
                    GICR_IPRIORITYR3,
                    GICR_IPRIORITYR4,
                    GICR_IPRIORITYR5,
                    GICR_IPRIORITYR6,
                    GICR_IPRIORITYR7 -> priorities.writeWord(register, value, view);
            case GICR_ICFGR1 -> {
                int changed = visible & programmable;
                edge = edge & ~changed | gather(value) << FIRST_PPI & changed;
            }
            case GICR_IGRPMODR0 -> groupModifiers = secureOnlyHidden(secure) ? groupModifiers : value & implemented;
            case GICR_NSACR -> nonSecureAccess = secureOnlyHidden(secure) || !accessControl ? nonSecureAccess : value;
            case GICR_ICFGR0, GICR_TYPER -> {
                // Read-only: SGIs are always edge-triggered.
            }
            default -> throw new IllegalArgumentException(register + " is not a Redistributor register");
        }
    }

    /** There is nothing to quiesce here, so ChildrenAsleep follows ProcessorSleep at once. */
    private void writeWaker(int value, boolean allowed) {
        if (allowed) {
            waker = (value & PROCESSOR_SLEEP) == 0 ? 0 : PROCESSOR_SLEEP | CHILDREN_ASLEEP;
        }
    }

    /** Bit n of the low half to bit 2n+1, where {@code GICR_ICFGRn} says edge-triggered. */
    private static int spread(int half) {
        int word = 0;
        for (int i = 0; i < 16; i++) {
            word |= (half >>> i & 1) << 2 * i + 1;
        }
        return word;
    }

    private static int gather(int word) {
        int half = 0;
        for (int i = 0; i < 16; i++) {
            half |= (word >>> 2 * i + 1 & 1) << i;
        }
        return half;
    }
}
