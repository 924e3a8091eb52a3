package org.rollcall.gic;

import org.jspecify.annotations.Nullable;

/**
 * {@code ICC_AP0Rn} and the two banks of {@code ICC_AP1Rn}, or {@code ICH_APxRn} with one: one bit for each pre-emption level
 * at which an interrupt of that group is active. The layout is the implementer's; here bit n of all registers in a row is
 * level n, and bit 63 of the first stands for an interrupt with superpriority.
 */
final class ActivePriorities {
    private static final int REGISTERS = 4;
    private static final Group[] GROUPS = Group.values();
    private static final long NMI = 1L << 63;

    /** Only the low halves and NMI count; the high ones are 0 unless the signs are extended. */
    private final long[][] words = new long[GROUPS.length][REGISTERS];

    private final boolean signExtends;
    private final boolean nonMaskable;
    private final int used;
    private final int shift;
    /** The bits of a register that stand for a level; 4 bits of pre-emption have 16 levels. */
    private final long levels;

    /**
     * @param preemptionBits the bits of a priority that can pre-empt
     * @param nonMaskable whether an interrupt can have superpriority
     * @param signExtends {@link Choice#ACTIVE_PRIORITIES_SIGN_EXTENDED}
     */
    ActivePriorities(int preemptionBits, boolean nonMaskable, boolean signExtends) {
        this.signExtends = signExtends;
        this.nonMaskable = nonMaskable;
        used = 1 << Math.max(preemptionBits - 5, 0);
        shift = 8 - preemptionBits;
        levels = (1L << Math.min(32, 1 << preemptionBits)) - 1;
    }

    long read(Group group, int register) {
        return words[group.ordinal()][register];
    }

    void write(Group group, int register, long value) {
        boolean first = register == 0 && group != Group.GROUP_0;
        words[group.ordinal()][register] = value & (nonMaskable && first ? levels | NMI : levels);
    }

    void activate(Group group, int groupPriority, boolean superpriority) {
        if (superpriority) {
            words[group.ordinal()][0] |= NMI;
            return;
        }
        int level = groupPriority >> shift;
        int bit = 1 << level;
        words[group.ordinal()][level >> 5] |= signExtends ? bit : Integer.toUnsignedLong(bit);
    }

    /** The group of the active interrupt with superpriority, Secure Group 1 first; null if none is active. */
    @Nullable
    Group nonMaskable() {
        if (!nonMaskable) {
            return null;
        } else if (nonMaskable(Group.SECURE_GROUP_1)) {
            return Group.SECURE_GROUP_1;
        }
        return nonMaskable(Group.NON_SECURE_GROUP_1) ? Group.NON_SECURE_GROUP_1 : null;
    }

    /** Whether an interrupt with superpriority of that group is active. */
    boolean nonMaskable(Group group) {
        return nonMaskable && (words[group.ordinal()][0] & NMI) != 0;
    }

    /**
     * The group priority of the highest active level of any group, {@link Signalling#IDLE_PRIORITY} if none is.
     *
     * @param nonSecureSuperpriority what superpriority stands for in Non-secure Group 1; 0 in the others
     */
    int running(int nonSecureSuperpriority) {
        Group superpriority = nonMaskable();
        if (superpriority != null) {
            return superpriority == Group.NON_SECURE_GROUP_1 ? nonSecureSuperpriority : 0;
        }
        for (int i = 0; i < used; i++) {
            int word = (int) (words[0][i] | words[1][i] | words[2][i]);
            if (word != 0) {
                return i * 32 + Integer.numberOfTrailingZeros(word) << shift;
            }
        }
        return Signalling.IDLE_PRIORITY;
    }

    /** The group whose level is the highest active one; Group 0, then Secure Group 1, if levels are equal. */
    @Nullable
    Group runningGroup() {
        Group superpriority = nonMaskable();
        if (superpriority != null) {
            return superpriority;
        }
        for (int i = 0; i < used; i++) {
            int word = (int) (words[0][i] | words[1][i] | words[2][i]);
            if (word != 0) {
                int best = Integer.lowestOneBit(word);
                for (Group group : GROUPS) {
                    if ((words[group.ordinal()][i] & best) != 0) {
                        return group;
                    }
                }
            }
        }
        return null;
    }

    /** Priority drop: superpriority or else the highest active level of this group is no longer active. */
    void drop(Group group) {
        long[] own = words[group.ordinal()];
        if (nonMaskable(group)) {
            own[0] &= ~NMI;
            return;
        }
        for (int i = 0; i < used; i++) {
            if (own[i] != 0) {
                own[i] &= own[i] - 1;
                return;
            }
        }
    }
}
