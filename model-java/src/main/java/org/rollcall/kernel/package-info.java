/**
 * The kernel paths of a roll call, one class a mechanism: NMI backtrace, kgdb, the function-call queue, hotplug, the
 * printk lock, the stop of a panic. A mechanism holds the guards and effects of its steps; a step is what
 * {@code IpiNmi.tla} calls an action, by the same name. Steps run on packed words that hold the kernel's variables and
 * the CPUs' registers; whether an interrupt is taken is decided from the registers alone.
 */
@NullMarked
package org.rollcall.kernel;

import org.jspecify.annotations.NullMarked;
