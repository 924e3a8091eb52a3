package org.rollcall.log;

import org.jspecify.annotations.Nullable;

/** What receives the lines that a {@link LineScanner} hands on. */
public interface LineReceiver<M> {
    /**
     * A line that holds a keyword.
     *
     * @param number its number, from 1
     * @param offset the byte offset of its start in the text, as read: decoded, blanks normalised
     * @param buf holds the line at {@code [from, to)}, without the line end; valid during the call only
     * @return whether the next line is wanted, keyword or not
     */
    boolean candidate(long number, long offset, byte[] buf, int from, int to);

    /**
     * Takes several lines at once, if it is known what comes of them; nothing behind them is wanted then that holds no keyword. The first
     * holds a keyword, and has this number and offset.
     *
     * @param from where the first starts
     * @param to where the last ends at the latest
     * @return what was taken, or null if nothing was
     */
    default @Nullable Passage passage(long number, long offset, byte[] buf, int from, int to) {
        return null;
    }

    /**
     * Goes on over lines that are wanted in any case, as long as it is known what comes of them; the first has this number. What follows is
     * wanted, too.
     */
    default void pass(long number, FoundRecords<M> found) {}

    /** Whether a record may hold a keyword whose words mean this. */
    default boolean mayHoldKeyword(M meaning) {
        return true;
    }

    /** A line that is wanted in any case; nobody has looked whether it holds a keyword. Otherwise the same. */
    boolean any(long number, long offset, byte[] buf, int from, int to);
}
