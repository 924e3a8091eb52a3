/**
 * What every Java model is: a first state, named steps, a guard that refuses a step in words. Whoever holds a model
 * against the specification, or walks its states, needs no more of it than this.
 */
@NullMarked
package org.rollcall.transition;

import org.jspecify.annotations.NullMarked;
