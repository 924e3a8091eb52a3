/**
 * Finds an inductive invariant from which the theorems of a module follow. Counterexamples to induction are generalised to
 * clauses that are true in sampled states; the solver says which clauses every step keeps, and a clause that leads to a
 * state that can't be excluded is given up. What is found is proved again by the ordinary prover.
 */
@NullMarked
package org.rollcall.proof.infer;

import org.jspecify.annotations.NullMarked;
