package org.rollcall.proof;

import java.util.Map;
import org.rollcall.spec.SpecValue;

/**
 * A counterexample to induction: a state, not necessarily reachable, and one that a step leads to.
 *
 * @param constants the module's constants; CPU is as small as the solver found it
 * @param before the variables before the step
 * @param after the variables after it; equal to {@code before} if the obligation is about single states
 */
public record Induction(
        Map<String, SpecValue> constants, Map<String, SpecValue> before, Map<String, SpecValue> after) {}
