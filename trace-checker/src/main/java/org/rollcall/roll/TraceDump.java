package org.rollcall.roll;

import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.message.Dumping;
import org.rollcall.message.Message;
import org.rollcall.trace.Trace;
import org.rollcall.trace.TraceReader;

/** The trace buffer that is dumped into a log ({@code ftrace_dump}, kdb's {@code ftdump}). Its events are no records. */
final class TraceDump {
    private static final String DASHES = "-----";

    private @Nullable TraceReader reader;
    private boolean running;
    private long began;

    /** Whether a dump has begun and not ended, so that each line may be one of its events. */
    boolean isRunning() {
        return running;
    }

    /** A record of the log, which may begin a dump. */
    void note(Line line, @Nullable Message message) {
        if (message instanceof Dumping.TraceBuffer) {
            running = true;
            began = line.number();
            reader = reader == null ? new TraceReader() : reader;
        }
    }

    /** Whether a line is an event of the dump; a line of dashes ends it, but for the one that begins it. */
    boolean accept(long number, String line) {
        if (line.contains(DASHES) && number != began + 1) {
            running = false;
        }
        return reader != null && reader.accept(line, number);
    }

    /** All that was dumped, or null. */
    @Nullable
    Trace trace() {
        return reader == null ? null : reader.trace();
    }
}
