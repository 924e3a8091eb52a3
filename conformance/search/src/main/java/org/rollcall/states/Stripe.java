package org.rollcall.states;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One open-addressing table of 64-bit keys that grows by itself. A key is added by one atomic write to its slot, without a lock. Who
 * lets the table grow writes {@link #MOVED} to each slot that is still empty: from then on no key can be added to the old
 * array, and whoever comes to such a slot goes on in the new one, which is there as soon as the lock can be had.
 */
final class Stripe {
    /** Where no key can be added any more; no key either. */
    static final long MOVED = -1;

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);
    private static final double FILL = 0.75;
    /** How full the table is is looked at after a share of its slots: to add up the tally takes longer than to add a key. */
    private static final int LOOKS = 64;

    private final Tally filled = new Tally();
    private volatile long[] slots;

    Stripe(int slots) {
        this.slots = new long[slots];
    }

    /** What lies where the search for a hash begins. */
    long first(long hash) {
        long[] table = slots;
        return (long) SLOT.getOpaque(table, Hash.slot(hash, table.length));
    }

    boolean add(long key, long hash) {
        for (long[] table = slots; ; table = grown(table)) {
            int at = Hash.slot(hash, table.length);
            for (int looks = 0; looks < table.length; looks++) {
                long there = (long) SLOT.getOpaque(table, at);
                if (there == 0) {
                    there = (long) SLOT.compareAndExchange(table, at, 0L, key);
                    if (there == 0) {
                        count(table);
                        return true;
                    }
                }
                if (there == key) {
                    return false;
                }
                if (there == MOVED) {
                    break;
                }
                at = next(table, at);
            }
        }
    }

    private void count(long[] table) {
        if (filled.countOne() % Math.max(1, table.length / LOOKS) == 0 && filled.sum() > table.length * FILL) {
            grown(table);
        }
    }

    int size() {
        return filled.sum();
    }

    long bytes() {
        return (long) slots.length * Long.BYTES;
    }

    /** The array that takes the place of one that is full, or has been left. */
    private synchronized long[] grown(long[] old) {
        if (slots != old) {
            return slots;
        }
        long[] table = new long[old.length / 2 * 3];
        for (int at = 0; at < old.length; at++) {
            long key = (long) SLOT.compareAndExchange(old, at, 0L, MOVED);
            if (key != 0) {
                table[empty(table, Hash.of(key))] = key;
            }
        }
        slots = table;
        return table;
    }

    private static int empty(long[] table, long hash) {
        int at = Hash.slot(hash, table.length);
        while (table[at] != 0) {
            at = next(table, at);
        }
        return at;
    }

    private static int next(long[] table, int at) {
        return at + 1 == table.length ? 0 : at + 1;
    }
}
