/** A behaviour of the specification as a person reads it: a row for each step, a column for each CPU. */
@NullMarked
package org.rollcall.counterexample;

import org.jspecify.annotations.NullMarked;
