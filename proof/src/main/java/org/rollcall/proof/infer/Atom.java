package org.rollcall.proof.infer;

import java.util.List;
import java.util.function.Function;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Expression;

/**
 * The smallest statement that clauses are put together of.
 *
 * @param cpus of how many CPUs it speaks
 * @param of the variable whose value it names; exactly one of these is true, and "" if it is no such statement
 * @param text TLA+, given what stands for the CPUs
 * @param expression the same as a tree
 * @param quantifies whether it says something of all CPUs, or of some
 * @param rank how little it says of what happens: 0 a variable, 1 an assumption's name, 2 a constant
 */
record Atom(
        int cpus,
        String of,
        Function<List<String>, String> text,
        Function<List<Expression>, Expression> expression,
        boolean quantifies,
        int rank) {

    /** Whether it says something of all CPUs: that one is in no CPU's set. */
    boolean ofAll() {
        List<Expression> locals = Literals.names(cpus).stream()
                .<Expression>map(name -> new Expression.Local(name, Atoms.NOWHERE))
                .toList();
        return Children.any(expression.apply(locals), Expression.Quantified.class::isInstance);
    }
}
