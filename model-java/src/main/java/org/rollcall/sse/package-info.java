/**
 * Backtrace, roundup and stop by a software event of RISC-V's firmware, as in the series under review: the Java model of
 * {@code SseNmi.tla}.
 */
@NullMarked
package org.rollcall.sse;

import org.jspecify.annotations.NullMarked;
