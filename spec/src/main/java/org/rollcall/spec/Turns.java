package org.rollcall.spec;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Who may run the TLA+ tools' engine now. Searches run side by side; a liveness check runs alone, for it ends the program when
 * something fails that it shares with others, as memory that it reckons with. One for all class loaders of the tools.
 */
public final class Turns {
    private static final ReadWriteLock TURNS = new ReentrantReadWriteLock(true);

    private Turns() {}

    /** The turn of a search, or of a liveness check. */
    public static Lock of(boolean liveness) {
        return liveness ? TURNS.writeLock() : TURNS.readLock();
    }
}
