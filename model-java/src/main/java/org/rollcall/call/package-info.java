/** Function calls to all other CPUs, kernel/smp.c of Linux 6.12 and 7.3: the Java model of {@code CallFunction.tla}. */
@NullMarked
package org.rollcall.call;

import org.jspecify.annotations.NullMarked;
