/**
 * Traces of the kernel as a second witness: the text of ftrace, of trace-cmd and of perf in, the events that roll calls are made of out. {@link
 * org.rollcall.trace.TraceReader} reads lines, {@link org.rollcall.trace.Trace} holds what was kept and says what was lost.
 */
@NullMarked
package org.rollcall.trace;

import org.jspecify.annotations.NullMarked;
