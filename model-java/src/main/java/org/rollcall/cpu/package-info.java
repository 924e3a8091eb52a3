/**
 * One arm64 CPU as far as interrupts are concerned: {@code PSTATE.DAIF} and {@code ICC_PMR_EL1} together decide what it
 * takes. The classes carry the kernel's own operations on the two ({@code local_irq_disable}, {@code kernel_entry},
 * {@code gic_handle_irq}), for both generations of priority constants, and the one abstraction to open, IRQs off, hard.
 */
@NullMarked
package org.rollcall.cpu;

import org.jspecify.annotations.NullMarked;
