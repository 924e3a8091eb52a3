/**
 * CPUs, GIC and kernel put together: a {@link org.rollcall.machine.Machine} of a
 * {@link org.rollcall.machine.Configuration} has a state, the steps that are enabled in it, and the state after a step.
 * It is the transition system of {@code IpiNmi.tla}, step for step and by the same names.
 */
@NullMarked
package org.rollcall.machine;

import org.jspecify.annotations.NullMarked;
