package org.rollcall.states;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * A set of 64-bit keys, none of them 0 or -1, that any number of threads add to. It is made of stripes, each a table that grows by
 * itself: while one grows, only those wait who add to it.
 */
public final class KeySet implements Seen {
    private static final int STRIPES = 256;
    private static final int FIRST_SLOTS = 4;

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
        return stripe(hash).add(key, hash);
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
            size += stripe.size();
        }
        return size;
    }

    @Override
    public long bytes() {
        long bytes = 0;
        for (Stripe stripe : stripes) {
            bytes += stripe.bytes();
        }
        return bytes;
    }

    private Stripe stripe(long hash) {
        return stripes[(int) (hash >>> Long.SIZE - Byte.SIZE) & stripes.length - 1];
    }
}
