package org.rollcall.gic;

import org.jspecify.annotations.Nullable;

/**
 * {@code ICC_AP0Rn} and the two banks of {@code ICC_AP1Rn}: one bit for each pre-emption level at which an interrupt of
 * that group is active. The layout is the implementer's; here bit n of all registers in a row is level n.
 */
final class ActivePriorities {
    private static final int REGISTERS = 4;
    private static final Group[] GROUPS = Group.values();

    /** Only the low halves count; the high ones are 0 unless the signs are extended. */
    private final long[][] words = new long[GROUPS.length][REGISTERS];

    private final boolean signExtends;
    private final int used;
    private final int shift;
    /** The bits of a register that stand for a level; 4 bits of pre-emption have 16 levels. */
    private final long levels;

    ActivePriorities(GicConfiguration configuration) {
        signExtends = configuration.has(Choice.ACTIVE_PRIORITIES_SIGN_EXTENDED);
        used = configuration.activePriorityRegisters();
        shift = 8 - configuration.preemptionBits();
        levels = (1L << Math.min(32, 1 << configuration.preemptionBits())) - 1;
    }

    long read(Group group, int register) {
        return words[group.ordinal()][register];
    }

    void write(Group group, int register, int value) {
        words[group.ordinal()][register] = Integer.toUnsignedLong(value) & levels;
    }

    void activate(Group group, int groupPriority) {
        int level = groupPriority >> shift;
        int bit = 1 << level;
        words[group.ordinal()][level >> 5] |= signExtends ? bit : Integer.toUnsignedLong(bit);
    }

    /** The group priority of the highest active level of any group, {@link Signalling#IDLE_PRIORITY} if none is. */
    int running() {
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

    /** Priority drop: the highest active level of this group is no longer active. */
    void drop(Group group) {
        long[] own = words[group.ordinal()];
        for (int i = 0; i < used; i++) {
            if (own[i] != 0) {
                own[i] &= own[i] - 1;
                return;
            }
        }
    }
}
