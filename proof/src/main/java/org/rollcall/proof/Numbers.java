package org.rollcall.proof;

import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.IntSort;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.syntax.Expression;

/** The operators of {@code Naturals} and {@code FiniteSets} that protocols count with. */
final class Numbers {
    private static final Set<String> NATURALS = Set.of("Nat", "..");

    private final Translator translator;
    private final Sizes sizes;
    private final Context z3;

    Numbers(Translator translator, Sizes sizes, Context z3) {
        this.translator = translator;
        this.sizes = sizes;
        this.z3 = z3;
    }

    /** Whether it is a set of natural numbers. */
    static boolean areNaturals(Expression.Unknown set) {
        return NATURALS.contains(set.what());
    }

    /** Null if it is none of these operators. */
    @Nullable
    Value value(Expression.Unknown node, Scope scope) {
        return switch (node.what()) {
            case "+" -> new Value.Scalar(z3.mkAdd(operand(node, 0, scope), operand(node, 1, scope)));
            case "-" -> new Value.Scalar(z3.mkSub(operand(node, 0, scope), operand(node, 1, scope)));
            case "<" -> new Value.Scalar(z3.mkLt(operand(node, 0, scope), operand(node, 1, scope)));
            case ">" -> new Value.Scalar(z3.mkGt(operand(node, 0, scope), operand(node, 1, scope)));
            case "\\leq", "=<", "<=" -> new Value.Scalar(z3.mkLe(operand(node, 0, scope), operand(node, 1, scope)));
            case "\\geq", ">=" -> new Value.Scalar(z3.mkGe(operand(node, 0, scope), operand(node, 1, scope)));
            case "Nat" -> new Value.SetOf(new Kind.Count(), x -> z3.mkGe(number(x.term()), z3.mkInt(0)));
            case ".." -> {
                ArithExpr<IntSort> first = operand(node, 0, scope);
                ArithExpr<IntSort> last = operand(node, 1, scope);
                yield new Value.SetOf(
                        new Kind.Count(),
                        x -> z3.mkAnd(z3.mkLe(first, number(x.term())), z3.mkLe(number(x.term()), last)));
            }
            case "Cardinality" ->
                new Value.Scalar(sizes.of(
                        translator.set(node.operands().get(0), scope),
                        node.operands().get(0),
                        scope.after()));
            default -> null;
        };
    }

    private ArithExpr<IntSort> operand(Expression.Unknown node, int index, Scope scope) {
        return number(translator.scalar(node.operands().get(index), scope));
    }

    @SuppressWarnings("unchecked") // there is no other sort of numbers
    private static ArithExpr<IntSort> number(Expr<?> term) {
        if (term instanceof ArithExpr<?> number) {
            return (ArithExpr<IntSort>) number;
        }
        throw new IllegalArgumentException("not a number");
    }
}
