/** A trace held against the roll calls of a log: {@link org.rollcall.witness.TraceWitness}. */
@NullMarked
package org.rollcall.witness;

import org.jspecify.annotations.NullMarked;
