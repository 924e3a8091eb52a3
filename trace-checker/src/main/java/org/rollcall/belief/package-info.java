/**
 * What the model makes of a text. {@link org.rollcall.belief.Belief} absorbs what the text shows, one observation at a time, and is empty once
 * no behaviour of the machine explains it; {@link org.rollcall.belief.ModelJudge} gives verdicts by it, from the few CPUs that a line is about
 * ({@link org.rollcall.belief.Projection}). {@link org.rollcall.belief.Claims} says a verdict as goals, and
 * {@link org.rollcall.belief.HiddenSteps} reaches each of them with steps of the goal's CPU alone: one behaviour, for a certificate.
 */
@NullMarked
package org.rollcall.belief;

import org.jspecify.annotations.NullMarked;
