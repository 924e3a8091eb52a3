package org.rollcall.gic;

/**
 * The state of 32 INTIDs as bit masks: the SGIs and PPIs of a PE, or some of the Distributor's SPIs. The registers of both
 * are alike; {@code index} tells those of an SPI bank apart.
 */
final class InterruptBank {
    private static final int HALF = 16;

    private final Distributor distributor;
    private final PriorityFields priorities;
    /** INTIDs that exist. */
    private final int implemented;
    /** INTIDs whose trigger can be programmed. */
    private final int programmable;
    /** INTIDs that can have superpriority. */
    private final int promotable;
    /** INTIDs with a field that lets Non-secure software reach a Secure interrupt. */
    private final long accessFields;

    private final boolean inmirClearsSecure;

    private int groups;
    private int groupModifiers;
    private int enabled;
    private int pendingLatch;
    private int active;
    private int edge;
    private int lines;
    private int superpriority;
    private long access;

    private InterruptBank(
            Distributor distributor, GicConfiguration configuration, int implemented, int programmable, int edge) {
        this.distributor = distributor;
        this.implemented = implemented;
        this.programmable = programmable;
        this.edge = edge;
        boolean spis = edge == 0;
        accessFields = configuration.has(Choice.NSACR_RAZ) ? 0 : spis ? -1 : 0xffffffffL;
        inmirClearsSecure = configuration.has(Choice.INMIR_CLEARS_SECURE);
        promotable = configuration.extensions().nonMaskable() ? implemented : 0;
        priorities = new PriorityFields(
                configuration.has(Choice.PRIORITY_KEEPS_8_BITS) ? 0xff : configuration.priorityMask());
    }

    /** SGIs, which are edge-triggered, and PPIs. */
    static InterruptBank ofPe(Distributor distributor, GicConfiguration configuration) {
        int programmable = configuration.has(Choice.PPI_TRIGGERS_FIXED) ? 0 : configuration.ppis();
        return new InterruptBank(distributor, configuration, configuration.intids(), programmable, 0xffff);
    }

    static InterruptBank ofSpis(Distributor distributor, GicConfiguration configuration) {
        return new InterruptBank(distributor, configuration, -1, -1, 0);
    }

    Group group(int intid) {
        if ((groups >>> intid & 1) != 0) {
            return Group.NON_SECURE_GROUP_1;
        }
        return (modifiers() >>> intid & 1) != 0 ? Group.SECURE_GROUP_1 : Group.GROUP_0;
    }

    private int modifiers() {
        return distributor.disableSecurity() ? 0 : groupModifiers;
    }

    /** The priority that counts: superpriority is above all others of the Security state. */
    int priority(int intid) {
        return superpriority(intid) ? distributor.superpriority(group(intid)) : priorities.stored(intid);
    }

    /** {@code GICR_INMIR0}, {@code GICD_INMIRn}; an interrupt of Group 0 has no superpriority. */
    boolean superpriority(int intid) {
        return (superpriority >>> intid & 1) != 0 && group(intid) != Group.GROUP_0;
    }

    /** {@code NSACR}: what Non-secure software may do with a Secure interrupt, 0 to 3. */
    int nonSecureAccess(int intid) {
        return (int) (access >>> 2 * intid) & 3;
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

    /** The input line of an interrupt. A rising edge is latched for an edge-triggered one. */
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
     * The best of the interrupts whose group the Distributor enables and the arguments admit, one bit for each of equal
     * priority.
     *
     * @param among INTIDs that are asked for
     */
    int candidates(int among, boolean group0, boolean secureGroup1, boolean nonSecureGroup1) {
        int modified = modifiers();
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
        int best = Signalling.candidates(pending(), enabled & members & among, active, this::priority);
        int promoted = best & superpriority & (groups | modified);
        return promoted == 0 ? best : promoted;
    }

    /** Whether nothing of the bank can be signalled. */
    boolean quiet() {
        return (pending() & enabled & ~active) == 0;
    }

    private int pending() {
        return pendingLatch | lines & ~edge;
    }

    /** What an access to that register may see and change. */
    private FrameView view(Register register, boolean secure, boolean reads) {
        boolean full = secure || distributor.disableSecurity();
        return new FrameView(full, implemented & (full ? -1 : groups | admitted(register, reads)));
    }

    /** Secure SPIs that {@code GICD_NSACRn} opens. {@code GICR_NSACR} is for the generation of SGIs only. */
    private int admitted(Register register, boolean reads) {
        return switch (register) {
            case GICD_ISPENDR -> atLeast(1);
            case GICD_ICPENDR -> atLeast(2);
            case GICD_ISACTIVER, GICD_ICACTIVER -> reads ? atLeast(2) : 0;
            default -> 0;
        };
    }

    private int atLeast(int least) {
        int intids = 0;
        for (int intid = 0; intid < Integer.SIZE; intid++) {
            intids |= nonSecureAccess(intid) >= least ? 1 << intid : 0;
        }
        return intids;
    }

    private boolean secureOnlyHidden(boolean secure) {
        return distributor.disableSecurity() || !secure;
    }

    /** @param index which register of that name, or for one byte of the priorities which INTID */
    int read(Register register, int index, boolean secure) {
        FrameView view = view(register, secure, true);
        int visible = view.intids();
        return switch (register) {
            case GICR_IGROUPR0, GICD_IGROUPR -> view.full() ? groups : 0;
            case GICR_ISENABLER0, GICR_ICENABLER0, GICD_ISENABLER, GICD_ICENABLER -> enabled & visible;
            case GICR_ISPENDR0, GICR_ICPENDR0, GICD_ISPENDR, GICD_ICPENDR -> pending() & visible;
            case GICR_ISACTIVER0, GICR_ICACTIVER0, GICD_ISACTIVER, GICD_ICACTIVER -> active & visible;
            case GICR_IPRIORITYR, GICD_IPRIORITYR -> priorities.read(index % Integer.SIZE, view);
            case GICR_IPRIORITYR0,
                    GICR_IPRIORITYR1,
                    GICR_IPRIORITYR2,
                    GICR_IPRIORITYR3,
                    GICR_IPRIORITYR4,
                    GICR_IPRIORITYR5,
                    GICR_IPRIORITYR6,
                    GICR_IPRIORITYR7,
                    GICD_IPRIORITYR_WORD -> priorities.readWord(register.priorityWord(index), view);
            case GICR_ICFGR0 -> spread(edge & visible);
            case GICR_ICFGR1 -> spread((edge & visible) >>> HALF);
            case GICD_ICFGR -> spread((edge & visible) >>> HALF * (index & 1));
            case GICR_IGRPMODR0, GICD_IGRPMODR -> secureOnlyHidden(secure) ? 0 : groupModifiers;
            case GICR_NSACR -> secureOnlyHidden(secure) ? 0 : (int) access;
            case GICD_NSACR -> secureOnlyHidden(secure) ? 0 : (int) (access >>> Integer.SIZE * (index & 1));
            case GICR_INMIR0, GICD_INMIR -> superpriority & visible;
            default -> throw new IllegalArgumentException(register + " is not a register of interrupts");
        };
    }

    void write(Register register, int index, int value, boolean secure) {
        FrameView view = view(register, secure, false);
        int visible = view.intids();
        int seen = value & visible;
        switch (register) {
            case GICR_IGROUPR0, GICD_IGROUPR -> groups = view.full() ? value & implemented : groups;
            case GICR_ISENABLER0, GICD_ISENABLER -> enabled |= seen;
            case GICR_ICENABLER0, GICD_ICENABLER -> enabled &= ~seen;
            case GICR_ISPENDR0, GICD_ISPENDR -> pendingLatch |= seen;
            case GICR_ICPENDR0, GICD_ICPENDR -> pendingLatch &= ~seen;
            case GICR_ISACTIVER0, GICD_ISACTIVER -> active |= seen;
            case GICR_ICACTIVER0, GICD_ICACTIVER -> active &= ~seen;
            case GICR_IPRIORITYR, GICD_IPRIORITYR -> priorities.write(index % Integer.SIZE, value, view);
            case GICR_IPRIORITYR0,
                    GICR_IPRIORITYR1,
                    GICR_IPRIORITYR2,
                    GICR_IPRIORITYR3,
                    GICR_IPRIORITYR4,
                    GICR_IPRIORITYR5,
                    GICR_IPRIORITYR6,
                    GICR_IPRIORITYR7,
                    GICD_IPRIORITYR_WORD -> priorities.writeWord(register.priorityWord(index), value, view);
            case GICR_ICFGR1 -> writeTriggers(HALF, value, visible);
            case GICD_ICFGR -> writeTriggers(HALF * (index & 1), value, visible);
            case GICR_IGRPMODR0, GICD_IGRPMODR ->
                groupModifiers = secureOnlyHidden(secure) ? groupModifiers : value & implemented;
            case GICR_NSACR -> writeAccess(0, value, secure);
            case GICD_NSACR -> writeAccess(Integer.SIZE * (index & 1), value, secure);
            case GICR_INMIR0, GICD_INMIR -> {
                int changed = (inmirClearsSecure ? -1 : visible) & promotable;
                superpriority = superpriority & ~changed | seen & changed;
            }
            case GICR_ICFGR0 -> {
                // Read-only: SGIs are always edge-triggered.
            }
            default -> throw new IllegalArgumentException(register + " is not a register of interrupts");
        }
    }

    private void writeTriggers(int from, int value, int visible) {
        int changed = visible & programmable & 0xffff << from;
        edge = edge & ~changed | gather(value) << from & changed;
    }

    private void writeAccess(int from, int value, boolean secure) {
        if (!secureOnlyHidden(secure)) {
            long fields = 0xffffffffL << from & accessFields;
            access = access & ~fields | (long) value << from & fields;
        }
    }

    /** Bit n of the low half to bit 2n+1, where {@code ICFGRn} says edge-triggered. */
    private static int spread(int half) {
        int word = 0;
        for (int i = 0; i < HALF; i++) {
            word |= (half >>> i & 1) << 2 * i + 1;
        }
        return word;
    }

    private static int gather(int word) {
        int half = 0;
        for (int i = 0; i < HALF; i++) {
            half |= (word >>> 2 * i + 1 & 1) << i;
        }
        return half;
    }
}
