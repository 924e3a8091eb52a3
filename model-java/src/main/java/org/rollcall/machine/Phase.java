package org.rollcall.machine;

import org.rollcall.kernel.BtLabel;
import org.rollcall.kernel.DbgEntry;
import org.rollcall.kernel.DbgLabel;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.Timeouts;

/** A time in which somebody waits for a CPU, so that nobody else does what would be at odds with its next step. */
enum Phase {
    /** Whatever the others do. */
    ALWAYS {
        @Override
        boolean occurs(Configuration k) {
            return true;
        }

        @Override
        boolean holds(Kernel k, long[] s, int c) {
            return true;
        }
    },
    /**
     * No time-out fires as long as this CPU can go on, so that nobody sees it where it is. Where delivery is not urgent a CPU that
     * was counted can be back in its window, and the end of that makes {@code Kg_NoMiss_nmi} true again.
     */
    PROMPT {
        @Override
        boolean occurs(Configuration k) {
            return k.timing().timeouts() != Timeouts.ANY && k.timing().urgent();
        }

        @Override
        boolean holds(Kernel k, long[] s, int c) {
            return true;
        }
    },
    /** All targets are sent to, and the requester waits for this one. It gives up only when nobody can go on. */
    ANSWER {
        @Override
        boolean occurs(Configuration k) {
            return isSteady(k) && !k.backtrace().printLock();
        }

        @Override
        boolean holds(Kernel k, long[] s, int c) {
            return !k.v.btReqr.isNone(s) && k.v.btPc.is(s, BtLabel.T6) && k.v.btMask.has(s, c);
        }
    },
    /**
     * The roundup is sent, and the master waits for all that are online: it cannot go on without this one, which is counted
     * neither as a slave nor as a master. After an oops a master that leaves is counted otherwise (F22c).
     */
    ARRIVAL {
        @Override
        boolean occurs(Configuration k) {
            return isSteady(k) && k.debugger().dbgEntry() == DbgEntry.BRK;
        }

        @Override
        boolean holds(Kernel k, long[] s, int c) {
            return isMasterAt(k, s, DbgLabel.M6) && k.v.dbgPc.is(s, c, DbgLabel.NONE);
        }
    },
    /** The master waits until each slave has left. */
    DEPARTURE {
        @Override
        boolean occurs(Configuration k) {
            return isSteady(k);
        }

        @Override
        boolean holds(Kernel k, long[] s, int c) {
            return isMasterAt(k, s, DbgLabel.X3);
        }
    };

    /** Whether there is such a time under a configuration: not if a wait may end by itself, or CPUs come and go. */
    abstract boolean occurs(Configuration k);

    /** Whether a CPU is waited for so. */
    abstract boolean holds(Kernel k, long[] s, int c);

    private static boolean isSteady(Configuration k) {
        return k.mut() == Mutation.NONE
                && k.repairs().equals(Repairs.NONE)
                && !k.nmi().sdei()
                && k.timing().timeouts() != Timeouts.ANY
                && k.hotplug().offline().isEmpty()
                && k.hotplug().unplug().isEmpty()
                && k.environment().of(Habit.STOPPERS).isEmpty()
                && k.environment().of(Habit.REBOOTERS).isEmpty();
    }

    private static boolean isMasterAt(Kernel k, long[] s, DbgLabel label) {
        return !k.v.mlock.isNone(s) && k.v.dbgPc.is(s, k.v.mlock.get(s), label);
    }
}
