package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Expr;
import java.util.List;
import java.util.Set;

/**
 * A claim as the solver has it.
 *
 * @param formulas the claim itself first, then what the names in it mean
 * @param names the symbols in them that stand for a part of a formula, or for the number of elements of a set
 */
record Meaning(List<BoolExpr> formulas, Set<Expr<?>> names) {}
