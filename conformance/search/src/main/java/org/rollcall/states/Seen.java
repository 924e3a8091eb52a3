package org.rollcall.states;

import java.util.function.LongConsumer;

/** The keys of the states that a search has found. Any number of threads add to it. */
public interface Seen {
    /**
     * Adds some keys, one after the other.
     *
     * @param keys none of them 0
     * @param count how many of them
     * @param there as long as {@code keys}, its content is lost
     * @param fresh is given each key that was not there
     */
    void addAll(long[] keys, int count, long[] there, LongConsumer fresh);

    /** How many keys were added. */
    long size();

    /** Bytes held. */
    long bytes();
}
