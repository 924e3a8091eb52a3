package org.rollcall.states;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/**
 * A set that keeps 32 bits of each key (hash compaction: Wolper, Leroy, CAV 1993; Stern, Dill, CHARME 1995). Half as large as
 * {@link KeySet}, and not exact: a key that is new may be taken for another one, and the state that it stands for is lost. How
 * likely that was is known afterwards. An open-addressing table without locks, which does not grow: what is left of a key does not
 * say where it belongs in a larger one.
 */
public final class CompactSet implements Seen {
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(int[].class);

    private final int[] slots;
    private final int bits;
    private final LongAdder size = new LongAdder();
    private final LongAdder compared = new LongAdder();

    /**
     * An empty set.
     *
     * @param slots of the table, at least 8
     */
    public CompactSet(int slots) {
        this(slots, Integer.SIZE);
    }

    /**
     * The same that keeps fewer bits.
     *
     * @param bits from 2
     */
    CompactSet(int slots, int bits) {
        this.slots = new int[slots];
        this.bits = bits;
    }

    @Override
    public void addAll(long[] keys, int count, long[] there, LongConsumer fresh) {
        for (int i = 0; i < count; i++) {
            there[i] = (int) SLOT.getOpaque(slots, Hash.slot(Hash.of(keys[i]), slots.length));
        }
        for (int i = 0; i < count; i++) {
            if (add(keys[i])) {
                fresh.accept(keys[i]);
            }
        }
    }

    /** Adds a key; false if it, or what looks like it, was there. Of several threads that add the same key, one is told true. */
    public boolean add(long key) {
        long hash = Hash.of(key);
        int print = (int) (hash >>> Long.SIZE - bits);
        return put(print == 0 ? 1 : print, Hash.slot(hash, slots.length)); // 0 is an empty slot
    }

    private boolean put(int print, int home) {
        int at = home;
        for (int others = 0; others < slots.length; others++) {
            int there = (int) SLOT.getVolatile(slots, at);
            if (there == 0) {
                there = (int) SLOT.compareAndExchange(slots, at, 0, print);
            }
            if (there == 0 || there == print) {
                compared.add(others);
                size.add(there == 0 ? 1 : 0);
                return there == 0;
            }
            at = at + 1 == slots.length ? 0 : at + 1;
        }
        throw new IllegalStateException("the table is full");
    }

    @Override
    public long size() {
        return size.sum();
    }

    /** Keys that it takes before its searches get long. */
    public long room() {
        return slots.length / 8L * 7;
    }

    @Override
    public long bytes() {
        return (long) slots.length * Integer.BYTES;
    }

    /**
     * A bound of the probability that some key was taken for another, if the hash is as good as chance: each comparison of two
     * different keys finds them alike once in as many times as there are fingerprints, twice that for the one that stands for two;
     * one comparison more, as none that was made says little.
     */
    public double missed() {
        return Math.min(1, (compared.sum() + 1) / Math.pow(2, bits - 1));
    }
}
