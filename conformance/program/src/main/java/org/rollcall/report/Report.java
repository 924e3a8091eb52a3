package org.rollcall.report;

import org.rollcall.roll.Event;
import org.rollcall.roll.RollCall;
import org.rollcall.trace.Trace;

/** One form of output. Receives the roll calls of a log, then the log's summary, log after log, then the end. */
public interface Report {
    /** Whether it is to be told what is {@linkplain #said said}. */
    default boolean listens() {
        return false;
    }

    /** A message of the log that is being read; the roll calls that it is about come later. Only told to those that {@link #listens listen}. */
    default void said(Event event) {}

    /** A trace of the same run as the log that is read next. */
    default void traced(Trace trace) {}

    /** A roll call of the log that is being read. */
    void rollCall(String log, RollCall call);

    /** A log is over. */
    void log(LogSummary summary);

    /** The log is live, and nothing more comes for now: what is known is to be seen. */
    default void flush() {}

    /** All logs are over. */
    default void end() {}
}
