package org.rollcall.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rollcall.log.PlainText;
import org.rollcall.trace.Trace;
import org.rollcall.trace.TraceReader;

/**
 * A trace from a file.
 *
 * @param name the file
 * @param trace what it holds
 * @param lines its length
 */
record TraceFile(Path name, Trace trace, long lines) {
    /**
     * Reads it, compressed or not.
     *
     * @throws IOException if it cannot be read, or holds no event of any form
     */
    static TraceFile read(Path name) throws IOException {
        try (InputStream in = PlainText.of(Files.newInputStream(name))) {
            var reader = new TraceReader();
            Trace trace = reader.readAll(in);
            if (trace.isEmpty()) {
                throw new IOException("holds no event of a trace; give the text of /sys/kernel/tracing/trace, of"
                        + " trace-cmd report or of perf script");
            }
            return new TraceFile(name, trace, reader.lines());
        }
    }

    /** Says what it is not good for. */
    void tell(PrintWriter err) {
        if (!trace.clock().ordersCpus()) {
            err.println("rollcall: " + name
                    + ": no line shows trace_clock=global: events of different CPUs are not put in" + " order");
        }
        if (!trace.isWhole()) {
            err.println(
                    "rollcall: " + name + ": events are missing or may be: where they are, an absence proves nothing");
        }
    }
}
