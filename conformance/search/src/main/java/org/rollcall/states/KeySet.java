package org.rollcall.states;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * A set of 64-bit keys, none of them 0, that any number of threads add to. It is made of stripes, each an open-addressing
 * table that grows by itself. Keys are never taken out: so a key that a reader sees is there, whatever table it sees, and only
 * one that it does not see is looked for again under the lock of its stripe.
 */
public final class KeySet implements Seen {
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int STRIPES = 256;
    private static final int FIRST_SLOTS = 4;
    private static final double FILL = 0.75;

    private final Stripe[] stripes;

    /** An empty set. */
    public KeySet() {
        this(STRIPES, FIRST_SLOTS);
    }

    /**
     * An empty set.
     *
     * @param stripes a power of two, at most 256
     * @param slots of each stripe at first, at least 4
     */
    KeySet(int stripes, int slots) {
        this.stripes = new Stripe[stripes];
        Arrays.setAll(this.stripes, i -> new Stripe(slots));
    }

    /**
     * Adds a key.
     *
     * @return false if it was there; of several threads that add the same key, one is told true
     */
    public boolean add(long key) {
        long hash = Hash.of(key);
        Stripe stripe = stripe(hash);
        return !Stripe.contains(stripe.slots, key, hash) && stripe.insert(key, hash);
    }

    /**
     * Where the keys belong is read for all of them first: these places are far from one another, and a processor waits for many
     * of them at a time.
     */
    @Override
    public void addAll(long[] keys, int count, long[] there, LongConsumer fresh) {
        for (int i = 0; i < count; i++) {
            long hash = Hash.of(keys[i]);
            there[i] = stripe(hash).first(hash);
        }
        for (int i = 0; i < count; i++) {
            if (there[i] != keys[i] && add(keys[i])) {
                fresh.accept(keys[i]);
            }
        }
    }

    @Override
    public long size() {
        long size = 0;
        for (Stripe stripe : stripes) {
            size += stripe.size;
        }
        return size;
    }

    @Override
    public long bytes() {
        long bytes = 0;
        for (Stripe stripe : stripes) {
            bytes += (long) stripe.slots.length * Long.BYTES;
        }
        return bytes;
    }

    private Stripe stripe(long hash) {
        return stripes[(int) (hash >>> Long.SIZE - Byte.SIZE) & stripes.length - 1];
    }

    /** One table. An array that is replaced stays as it is: readers that still have it miss at most what is new. */
    private static final class Stripe {
        private volatile long[] slots;
        private volatile int size;

        Stripe(int slots) {
            this.slots = new long[slots];
        }

        /** What lies where the search for a hash begins. */
        long first(long hash) {
            long[] table = slots;
            return (long) SLOT.getOpaque(table, Hash.slot(hash, table.length));
        }

        static boolean contains(long[] slots, long key, long hash) {
            int at = Hash.slot(hash, slots.length);
            long there = (long) SLOT.getOpaque(slots, at);
            while (there != 0 && there != key) {
                at = next(slots, at);
                there = (long) SLOT.getOpaque(slots, at);
            }
            return there == key;
        }

        synchronized boolean insert(long key, long hash) {
            long[] table = slots;
            int at = place(table, key, hash);
            if (table[at] == key) {
                return false;
            }
            int filled = size + 1;
            if (filled > table.length * FILL) {
                table = grown(table);
                at = place(table, key, hash);
                slots = table;
            }
            SLOT.setOpaque(table, at, key);
            size = filled;
            return true;
        }

        private static long[] grown(long[] old) {
            long[] table = new long[old.length / 2 * 3];
            for (long key : old) {
                if (key != 0) {
                    table[place(table, key, Hash.of(key))] = key;
                }
            }
            return table;
        }

        /** The slot of a key, or the empty one where it belongs. */
        private static int place(long[] slots, long key, long hash) {
            int at = Hash.slot(hash, slots.length);
            while (slots[at] != 0 && slots[at] != key) {
                at = next(slots, at);
            }
            return at;
        }

        private static int next(long[] slots, int at) {
            return at + 1 == slots.length ? 0 : at + 1;
        }
    }
}
