package org.rollcall.spec.promela;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Operator;

/** What the built-in operators, and those of the standard modules, come to. */
final class Operations {
    private final Evaluator evaluator;
    private final Folding folding;
    private final SetFolding sets;

    Operations(Evaluator evaluator, Folding folding, SetFolding sets) {
        this.evaluator = evaluator;
        this.folding = folding;
        this.sets = sets;
    }

    Term of(Expression.Operation operation, Scope scope) {
        List<Expression> operands = operation.operands();
        return switch (operation.operator()) {
            case AND, OR -> junction(operation, scope);
            case NOT -> folding.not(operand(operation, 0, scope));
            case IMPLIES -> {
                Term premise = operand(operation, 0, scope);
                yield premise.equals(Term.FALSE)
                        ? Term.TRUE
                        : folding.or(List.of(folding.not(premise), operand(operation, 1, scope)));
            }
            case EQUIVALENT, EQUAL -> both(operation, scope, folding::equal);
            case UNEQUAL -> folding.not(both(operation, scope, folding::equal));
            case IN -> in(operand(operation, 0, scope), operands.get(1), scope);
            case NOT_IN -> folding.not(in(operand(operation, 0, scope), operands.get(1), scope));
            case SUBSET_OF ->
                operands.get(0) instanceof Expression.Operation some && some.operator() == Operator.ENUMERATION
                        ? folding.and(some.operands().stream()
                                .map(each -> in(evaluator.of(each, scope), operands.get(1), scope))
                                .toList())
                        : both(operation, scope, sets::subset);
            case UNION -> both(operation, scope, sets::union);
            case INTERSECTION -> both(operation, scope, sets::intersection);
            case DIFFERENCE -> both(operation, scope, sets::difference);
            case ENUMERATION ->
                sets.of(operands.stream().map(each -> evaluator.of(each, scope)).toList());
            case AT -> both(operation, scope, folding::at);
            case IF -> {
                Term condition = operand(operation, 0, scope);
                yield condition instanceof Term.Fixed
                        ? operand(operation, condition.equals(Term.TRUE) ? 1 : 2, scope)
                        : folding.choice(condition, operand(operation, 1, scope), operand(operation, 2, scope));
            }
            case PRIME -> {
                if (operands.get(0) instanceof Expression.Declared variable
                        && scope.next().containsKey(variable.name())) {
                    yield scope.next().get(variable.name());
                }
                throw Evaluator.refused("a next value that is not known yet", operation);
            }
            case BOOLEAN, POWER_SET, TUPLE, FUNCTION_SET, UNCHANGED, STEP_OR_STUTTER, ENABLED ->
                throw Evaluator.refused(operation.operator() + " in this place", operation);
        };
    }

    private Term operand(Expression.Operation operation, int index, Scope scope) {
        return evaluator.of(operation.operands().get(index), scope);
    }

    private Term both(Expression.Operation operation, Scope scope, BinaryOperator<Term> function) {
        return function.apply(operand(operation, 0, scope), operand(operation, 1, scope));
    }

    /** In turn: what comes after the operand that decides may have no value. */
    private Term junction(Expression.Operation operation, Scope scope) {
        boolean and = operation.operator() == Operator.AND;
        Term all = Term.of(and);
        for (Expression each : operation.operands()) {
            if (all.equals(Term.of(!and))) {
                break;
            }
            Term next = evaluator.of(each, scope);
            all = and ? folding.and(all, next) : folding.or(List.of(all, next));
        }
        return all;
    }

    /** Some sets are too large to be one; what is an element is known. */
    private Term in(Term element, Expression set, Scope scope) {
        if (set instanceof Expression.Operation operation) {
            switch (operation.operator()) {
                case BOOLEAN -> {
                    return Term.TRUE;
                }
                case POWER_SET -> {
                    return sets.subset(element, operand(operation, 0, scope));
                }
                case FUNCTION_SET -> {
                    return folding.and(Folding.table(element).graph().values().stream()
                            .map(each -> in(each, operation.operands().get(1), scope))
                            .toList());
                }
                default -> {}
            }
        }
        return sets.in(element, evaluator.of(set, scope));
    }

    /** An operator of {@code Naturals} or {@code FiniteSets}. */
    Term standard(Expression.Unknown unknown, Scope scope) {
        List<Expression> operands = unknown.operands();
        return switch (unknown.what()) {
            case "Cardinality" -> sets.size(evaluator.of(operands.get(0), scope));
            case "+" -> numbers(unknown, scope, Integer::sum, Term.Plus::new);
            case "-" -> numbers(unknown, scope, (left, right) -> left - right, Term.Minus::new);
            case "<" -> less(unknown, 0, 1, scope);
            case ">" -> less(unknown, 1, 0, scope);
            case "\\leq", "=<", "<=" -> folding.not(less(unknown, 1, 0, scope));
            case "\\geq", ">=" -> folding.not(less(unknown, 0, 1, scope));
            case ".." -> interval(unknown, scope);
            default -> throw Evaluator.refused(unknown.what(), unknown);
        };
    }

    private Term numbers(
            Expression.Unknown unknown, Scope scope, IntBinaryOperator value, BinaryOperator<Term> otherwise) {
        Term left = evaluator.of(unknown.operands().get(0), scope);
        Term right = evaluator.of(unknown.operands().get(1), scope);
        return left instanceof Term.Fixed first && right instanceof Term.Fixed second
                ? Term.of(value.applyAsInt(number(first), number(second)))
                : otherwise.apply(left, right);
    }

    private Term less(Expression.Unknown unknown, int small, int large, Scope scope) {
        Term left = evaluator.of(unknown.operands().get(small), scope);
        Term right = evaluator.of(unknown.operands().get(large), scope);
        return left instanceof Term.Fixed first && right instanceof Term.Fixed second
                ? Term.of(number(first) < number(second))
                : new Term.Less(left, right);
    }

    private Term interval(Expression.Unknown unknown, Scope scope) {
        if (evaluator.of(unknown.operands().get(0), scope) instanceof Term.Fixed first
                && evaluator.of(unknown.operands().get(1), scope) instanceof Term.Fixed last) {
            return new Term.Fixed(new SpecValue.SetOf(IntStream.rangeClosed(number(first), number(last))
                    .<SpecValue>mapToObj(SpecValue.Int::new)
                    .toList()));
        }
        throw Evaluator.refused("an interval that is not constant", unknown);
    }

    private static int number(Term.Fixed term) {
        return ((SpecValue.Int) term.value()).value();
    }
}
