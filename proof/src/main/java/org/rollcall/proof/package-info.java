/**
 * Theorems of TLA+ modules, proved for every set of CPUs. The modules' own syntax tree becomes formulas in which CPU is
 * an uninterpreted sort, so that a formula without a counterexample holds for any number of CPUs. The solver answers
 * for each obligation alone: a step of one action, and one conjunct that must hold after it. What the formulas cannot
 * say exactly is refused.
 */
@NullMarked
package org.rollcall.proof;

import org.jspecify.annotations.NullMarked;
