package org.rollcall.witness;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.trace.Account;
import org.rollcall.trace.Account.Finding;
import org.rollcall.trace.Interrupts;
import org.rollcall.trace.Trace;
import org.rollcall.trace.TraceEvent;

/**
 * Whether a CPU took the interrupt of one request.
 *
 * @param trace the trace
 * @param taken all interrupts of this kind in it
 * @param purpose what the request asks for
 * @param from when it was sent, in microseconds of the kernel's clock
 * @param to when nobody waits for it any more
 * @param requests how many requests of this kind the trace shows
 */
record Question(
        Trace trace, List<Interrupts.Taken> taken, Interrupts.Purpose purpose, long from, long to, long requests) {
    /** The kernel's log and a trace by the global clock read the same counter; they differ by what lies between two reads. */
    private static final long SLACK = 1_000;

    Account of(int cpu) {
        List<Interrupts.Taken> own = taken.stream()
                .filter(interrupt -> interrupt.entered().cpu() == cpu)
                .filter(interrupt -> interrupt.purpose() == purpose || interrupt.purpose() == Interrupts.Purpose.EITHER)
                .toList();
        TraceEvent.IrqMask masked = trace.masked(cpu);
        if (!trace.clock().ordersCpus()) {
            return withoutOrder(cpu, own, masked);
        }
        boolean early = false;
        for (Interrupts.Taken interrupt : own) {
            long time = interrupt.entered().micros();
            if (time >= from && time <= to) {
                return taken(cpu, interrupt, masked);
            }
            early |= time < from && time >= from - SLACK;
        }
        return early
                ? unknown(cpu, masked, "took such an interrupt at about the time of the request, before or after it")
                : absent(cpu, masked);
    }

    private Account taken(int cpu, Interrupts.Taken interrupt, TraceEvent.@Nullable IrqMask masked) {
        if (interrupt.left() != null) {
            return new Account(
                    cpu,
                    Finding.FINISHED,
                    interrupt,
                    masked,
                    "took the interrupt (line " + interrupt.entered().line()
                            + " of the trace) and left its handler (line "
                            + interrupt.left().line() + ")");
        }
        if (purpose == Interrupts.Purpose.ROUNDUP) {
            // kgdb_cpu_enter turns the trace off once all are in
            return new Account(
                    cpu,
                    Finding.FINISHED,
                    interrupt,
                    masked,
                    "took the interrupt (line " + interrupt.entered().line()
                            + " of the trace); the debugger stops the trace");
        }
        boolean shown = trace.last() >= to && trace.covers(cpu, from, trace.last());
        return new Account(
                cpu,
                shown ? Finding.NOT_FINISHED : Finding.UNKNOWN,
                interrupt,
                masked,
                "took the interrupt (line " + interrupt.entered().line() + " of the trace) "
                        + (shown
                                ? "and never left its handler"
                                : "and is not seen to leave its handler, but the trace ends or events of it are missing"));
    }

    private Account absent(int cpu, TraceEvent.@Nullable IrqMask masked) {
        if (!trace.showsInterrupts()) {
            return unknown(cpu, masked, "the trace has no irq_handler_entry of an IPI, and no nmi_handler");
        }
        long end = Math.min(to, trace.last());
        if (!trace.covers(cpu, from, end)) {
            return unknown(cpu, masked, "events of it are missing from the trace, so an absence proves nothing");
        }
        boolean over = trace.last() >= to;
        return new Account(
                cpu,
                over ? Finding.NEVER_TAKEN : Finding.NOT_YET_TAKEN,
                null,
                masked,
                over
                        ? "never took the interrupt while it was waited for, and none of its events is missing"
                        : "had not taken the interrupt when the trace ends");
    }

    /** Times of different CPUs do not compare: only a trace with one request, from before it to the end, tells something. */
    private Account withoutOrder(int cpu, List<Interrupts.Taken> own, TraceEvent.@Nullable IrqMask masked) {
        if (requests != 1 || !trace.isWhole()) {
            return unknown(
                    cpu, masked, "the trace is not by trace_clock=global, so events of different CPUs have no order");
        }
        if (own.size() == 1) {
            return new Account(
                    cpu,
                    Finding.UNKNOWN,
                    own.get(0),
                    masked,
                    "took such an interrupt (line " + own.get(0).entered().line()
                            + " of the trace), whether in time is not known: the trace is not by trace_clock=global");
        }
        return own.isEmpty() && trace.showsInterrupts()
                ? new Account(
                        cpu,
                        Finding.NOT_YET_TAKEN,
                        null,
                        masked,
                        "took no such interrupt in all of the trace, which holds one request")
                : unknown(cpu, masked, "the trace shows " + own.size() + " such interrupts of it, and no order");
    }

    private static Account unknown(int cpu, TraceEvent.@Nullable IrqMask masked, String why) {
        return new Account(cpu, Finding.UNKNOWN, null, masked, why);
    }
}
