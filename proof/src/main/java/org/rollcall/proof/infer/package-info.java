/**
 * Finds an inductive invariant from which the theorems of a module follow. Counterexamples to induction are generalised to
 * clauses that are true in sampled states; a SAT solver says, for few CPUs, which clauses every step keeps. What is found is
 * proved again by the ordinary prover, for every number of them.
 */
@NullMarked
package org.rollcall.proof.infer;

import org.jspecify.annotations.NullMarked;
