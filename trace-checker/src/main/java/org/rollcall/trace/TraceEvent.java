package org.rollcall.trace;

import org.rollcall.message.CpuSet;

/** An event that says something about a roll call, in the words of the kernel's tracepoints and functions. */
public sealed interface TraceEvent {
    Place at();

    /** {@code irq_handler_entry}: the CPU has taken an interrupt; the IPIs have the name {@code IPI}. */
    record IrqEntry(Place at, int irq, boolean ipi) implements TraceEvent {}

    /** {@code irq_handler_exit}. */
    record IrqExit(Place at, int irq) implements TraceEvent {}

    /** {@code nmi_handler} of x86, where a request is no interrupt: a handler of NMIs is over, and whether the NMI was for it. */
    record NmiHandler(Place at, String function, boolean handled) implements TraceEvent {}

    /** {@code ipi_raise}, {@code ipi_send_cpu}, {@code ipi_send_cpumask}: not for backtrace and roundup, which are above NR_IPI. */
    record IpiRaise(Place at, CpuSet targets, String reason) implements TraceEvent {}

    /** {@code ipi_entry}: of the IPIs below NR_IPI. */
    record IpiEntry(Place at, String reason) implements TraceEvent {}

    /** {@code ipi_exit}. */
    record IpiExit(Place at, String reason) implements TraceEvent {}

    /** {@code csd_queue_cpu}: a call is queued on another CPU; {@code csd} is the address that names it. */
    record CsdQueue(Place at, int target, String function, String csd) implements TraceEvent {}

    /** {@code csd_function_entry}. */
    record CsdEntry(Place at, String function, String csd) implements TraceEvent {}

    /** {@code csd_function_exit}. */
    record CsdExit(Place at, String function, String csd) implements TraceEvent {}

    /** {@code irq_disable} and {@code irq_enable} of preemptirq, and the function that did it, or "". */
    record IrqMask(Place at, boolean disabled, String function) implements TraceEvent {}

    /** A function of the protocol is entered: by the function tracer or the function-graph tracer. */
    record Call(Place at, String function) implements TraceEvent {}
}
