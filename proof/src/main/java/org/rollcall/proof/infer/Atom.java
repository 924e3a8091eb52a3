package org.rollcall.proof.infer;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.syntax.Expression;

/**
 * The smallest statement that clauses are put together of.
 *
 * @param cpus of how many CPUs it speaks
 * @param of the variable whose value it names; exactly one of these is true, and "" if it is no such statement
 * @param text TLA+, given what stands for the CPUs
 * @param expression the same as a tree
 * @param holds its truth in a state, of these CPUs
 * @param quantifies whether it says something of all CPUs, or of some
 * @param rank how little it says of what happens: 0 a variable, 1 an assumption's name, 2 a constant
 */
record Atom(
        int cpus,
        String of,
        Function<List<String>, String> text,
        Function<List<Expression>, Expression> expression,
        BiPredicate<Map<String, SpecValue>, List<SpecValue>> holds,
        boolean quantifies,
        int rank) {}
