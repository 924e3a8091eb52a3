package org.rollcall.roll;

import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.message.Message;

/** What receives the records that a {@link RecordReader} reads, and tells which it wants. */
interface RecordReceiver {
    /** A record and what it says, if anything. */
    void accept(Line line, @Nullable Message message);

    /**
     * A record of the kernel's own time, in microseconds, that says nothing. False if more of it matters than its time and its words:
     * then it is to be {@linkplain #accept accepted}.
     */
    boolean pass(long number, long micros, Wording wording);

    /** Whether the next record is wanted even if it says nothing. */
    boolean wantsEveryRecord();

    /** Whether nothing is awaited at this time of the kernel, in microseconds: a roll call that starts now depends on itself alone. */
    boolean isAtRest(long micros);

    /** The backtrace that was requested last in this boot, or null. */
    @Nullable
    OpenCall lastRequest();

    /** A roll call that came before comes again, while nothing is awaited. */
    void accept(Again again);
}
