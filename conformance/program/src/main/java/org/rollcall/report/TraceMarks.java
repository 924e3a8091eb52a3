package org.rollcall.report;

import java.util.List;
import org.rollcall.trace.Clock;
import org.rollcall.trace.Trace;
import org.rollcall.trace.TraceEvent;

/** The events of a trace that a picture of a roll call shows, by the names of the kernel's tracepoints. */
final class TraceMarks {
    /** More make no picture. */
    private static final int MOST = 1_000;

    private TraceMarks() {}

    /** Those between two times, in microseconds; none of a trace without times. */
    static List<TraceEvent> between(Trace trace, long from, long to) {
        if (trace.clock() == Clock.COUNTER) {
            return List.of();
        }
        return trace.events().stream()
                .filter(event -> event.at().isTimed())
                .filter(event -> event.at().micros() >= from && event.at().micros() <= to)
                .limit(MOST)
                .toList();
    }

    /** An event in words. */
    static String text(TraceEvent event) {
        if (event instanceof TraceEvent.IrqEntry entry) {
            return "irq_handler_entry: irq=" + entry.irq() + (entry.ipi() ? " name=IPI" : "");
        } else if (event instanceof TraceEvent.IrqExit exit) {
            return "irq_handler_exit: irq=" + exit.irq();
        } else if (event instanceof TraceEvent.NmiHandler nmi) {
            return "nmi_handler: " + Printable.text(nmi.function());
        } else if (event instanceof TraceEvent.IpiRaise raise) {
            return "ipi_raise: CPU " + raise.targets() + " (" + Printable.text(raise.reason()) + ")";
        } else if (event instanceof TraceEvent.IpiEntry entry) {
            return "ipi_entry: " + Printable.text(entry.reason());
        } else if (event instanceof TraceEvent.IpiExit exit) {
            return "ipi_exit: " + Printable.text(exit.reason());
        } else if (event instanceof TraceEvent.CsdQueue queue) {
            return "csd_queue_cpu: CPU " + queue.target() + ", " + Printable.text(queue.function());
        } else if (event instanceof TraceEvent.CsdEntry entry) {
            return "csd_function_entry: " + Printable.text(entry.function());
        } else if (event instanceof TraceEvent.CsdExit exit) {
            return "csd_function_exit: " + Printable.text(exit.function());
        } else if (event instanceof TraceEvent.IrqMask mask) {
            return mask.disabled() ? "irq_disable" : "irq_enable";
        }
        return "function: " + Printable.text(((TraceEvent.Call) event).function());
    }
}
