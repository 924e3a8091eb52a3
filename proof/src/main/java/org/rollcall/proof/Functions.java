package org.rollcall.proof;

import com.microsoft.z3.Expr;
import java.util.List;
import java.util.function.Function;
import org.rollcall.spec.syntax.Expression;

/** Functions from CPUs, the only ones there are. */
final class Functions {
    private final Translator translator;
    private final Logic logic;
    private final Vocabulary vocabulary;

    Functions(Translator translator, Logic logic, Vocabulary vocabulary) {
        this.translator = translator;
        this.logic = logic;
        this.vocabulary = vocabulary;
    }

    Value at(List<Expression> operands, Scope scope) {
        Function<Expr<?>, Value> function =
                translator.value(operands.get(0), scope).at();
        return function.apply(translator.scalar(operands.get(1), scope));
    }

    Value mapping(Expression.Mapping node, Scope scope) {
        if (!isCpu(node.bound().set())) {
            return ofText(node, scope);
        }
        Value sample =
                translator.value(node.body(), scope.with(node.bound().name(), new Value.Scalar(vocabulary.none())));
        return new Value.FromCpu(
                logic.kind(sample),
                cpu -> translator.value(node.body(), scope.with(node.bound().name(), new Value.Scalar(cpu))));
    }

    Value except(Expression.Except node, Scope scope) {
        Value current = translator.value(node.function(), scope);
        for (Expression.Change change : node.changes()) {
            if (!(current instanceof Value.FromCpu function)) {
                throw new IllegalArgumentException("EXCEPT of what is not a function from CPU");
            }
            Expr<?> key = translator.scalar(change.key(), scope);
            Value changed = translator.value(
                    change.value(), scope.changing(function.at().apply(key)));
            current = new Value.FromCpu(
                    function.range(),
                    cpu -> logic.choose(
                            logic.and(
                                    logic.isCpu(cpu), () -> logic.equal(new Value.Scalar(cpu), new Value.Scalar(key))),
                            changed,
                            function.at().apply(cpu)));
        }
        return current;
    }

    /** The set of all functions from CPU to a set. */
    Value all(List<Expression> operands, Scope scope) {
        if (!isCpu(operands.get(0))) {
            throw new RefusedException(operands.get(0).place(), "a function whose domain is not CPU");
        }
        Value.SetOf range = translator.set(operands.get(1), scope);
        Kind kind = range.element() == null ? null : new Kind.FromCpu(range.element());
        return new Value.SetOf(
                kind,
                f -> logic.forAll(new Kind.Cpu(), "x", x -> {
                    Expr<?> cpu = x.term();
                    return logic.implies(logic.isCpu(cpu), () -> logic.in(f.at().apply(cpu), range));
                }));
    }

    /** A table of strings: at any other string it has a value that TLA+ leaves open. */
    private Value ofText(Expression.Mapping node, Scope scope) {
        if (!(translator.set(node.bound().set(), scope).element() instanceof Kind.Text)) {
            throw new RefusedException(
                    node.bound().set().place(), "a function whose domain is neither CPU nor strings");
        }
        return new Value.FromText(
                text -> translator.value(node.body(), scope.with(node.bound().name(), new Value.Scalar(text))));
    }

    private static boolean isCpu(Expression domain) {
        return domain instanceof Expression.Declared declared && declared.name().equals(Kinds.CPU);
    }
}
