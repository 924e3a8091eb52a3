package org.rollcall.proof;

import org.rollcall.spec.syntax.Expression;

/**
 * A Boolean expression of the module.
 *
 * @param after whether all of it is about the state after the step
 */
public record Claim(Expression expression, boolean after) {}
