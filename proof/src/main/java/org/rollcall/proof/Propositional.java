package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Expr;
import com.microsoft.z3.FuncDecl;
import com.microsoft.z3.IntNum;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * The solver's formulas for so many CPUs as nodes of a circuit: a set of CPUs is a proposition for each CPU, a variable with
 * several values one for each value. The solver is not asked; it only holds the formulas.
 */
final class Propositional {
    /** A symbol at given arguments. */
    private record Cell(FuncDecl<?> symbol, List<Object> arguments) {}

    private final Vocabulary vocabulary;
    private final Circuit circuit;
    private final Map<Expr<?>, Integer> formulas = new HashMap<>();
    private final Map<Expr<?>, Map<Object, Integer>> terms = new HashMap<>();
    private final Map<Cell, Integer> propositions = new HashMap<>();
    private final Map<Cell, Map<Object, Integer>> choices = new HashMap<>();

    Propositional(Vocabulary vocabulary, Circuit circuit) {
        this.vocabulary = vocabulary;
        this.circuit = circuit;
    }

    /**
     * The node of a formula.
     *
     * @throws IllegalArgumentException if it speaks of numbers without a bound
     */
    int formula(Expr<?> formula) {
        Integer known = formulas.get(formula);
        if (known == null) {
            known = node(formula);
            formulas.put(formula, known);
        }
        return known;
    }

    private int node(Expr<?> formula) {
        if (formula.isTrue() || formula.isFalse()) {
            return formula.isTrue() ? Circuit.TRUE : Circuit.FALSE;
        }
        Expr<?>[] parts = formula.getArgs();
        if (formula.isNot()) {
            return -formula(parts[0]);
        }
        if (formula.isAnd()) {
            return circuit.and(formulas(parts));
        }
        if (formula.isOr()) {
            return circuit.or(formulas(parts));
        }
        if (formula.isImplies()) {
            return circuit.or(List.of(-formula(parts[0]), formula(parts[1])));
        }
        if (formula.isITE()) {
            return circuit.choose(formula(parts[0]), formula(parts[1]), formula(parts[2]));
        }
        if (formula.isEq() || formula.isIff()) {
            return parts[0] instanceof BoolExpr
                    ? circuit.same(formula(parts[0]), formula(parts[1]))
                    : related(parts, Object::equals);
        }
        if (formula.isLE()) {
            return related(parts, (left, right) -> (int) left <= (int) right);
        }
        if (formula.isLT()) {
            return related(parts, (left, right) -> (int) left < (int) right);
        }
        if (formula.isGE()) {
            return related(parts, (left, right) -> (int) left >= (int) right);
        }
        if (formula.isGT()) {
            return related(parts, (left, right) -> (int) left > (int) right);
        }
        List<Integer> cases = new ArrayList<>();
        atArguments(
                parts,
                (arguments, condition) -> cases.add(
                        circuit.and(List.of(condition, proposition(new Cell(formula.getFuncDecl(), arguments))))));
        return circuit.or(cases);
    }

    private List<Integer> formulas(Expr<?>[] parts) {
        List<Integer> nodes = new ArrayList<>();
        for (Expr<?> part : parts) {
            nodes.add(formula(part));
        }
        return nodes;
    }

    /** Two terms have values of which this is true. */
    private int related(Expr<?>[] both, BiPredicate<Object, Object> relation) {
        List<Integer> cases = new ArrayList<>();
        term(both[0])
                .forEach((left, ifLeft) -> term(both[1]).forEach((right, ifRight) -> {
                    if (relation.test(left, right)) {
                        cases.add(circuit.and(List.of(ifLeft, ifRight)));
                    }
                }));
        return circuit.or(cases);
    }

    /** The values that a term may have, each with the node of when it has it. */
    Map<Object, Integer> term(Expr<?> term) {
        Map<Object, Integer> known = terms.get(term);
        if (known == null) {
            known = values(term);
            terms.put(term, known);
        }
        return known;
    }

    private Map<Object, Integer> values(Expr<?> term) {
        if (term instanceof IntNum number) {
            return Map.of(number.getInt(), Circuit.TRUE);
        }
        if (vocabulary.sorts().isValue(term)) {
            return Map.of(term, Circuit.TRUE);
        }
        Expr<?>[] parts = term.getArgs();
        Map<Object, List<Integer>> cases = new LinkedHashMap<>();
        if (term.isITE()) {
            int condition = formula(parts[0]);
            add(cases, condition, term(parts[1]));
            add(cases, -condition, term(parts[2]));
        } else {
            atArguments(
                    parts,
                    (arguments, condition) ->
                            add(cases, condition, choice(new Cell(term.getFuncDecl(), arguments), term)));
        }
        Map<Object, Integer> values = new LinkedHashMap<>();
        cases.forEach((value, nodes) -> values.put(value, circuit.or(nodes)));
        return values;
    }

    private void add(Map<Object, List<Integer>> cases, int condition, Map<Object, Integer> values) {
        values.forEach((value, node) ->
                cases.computeIfAbsent(value, key -> new ArrayList<>()).add(circuit.and(List.of(condition, node))));
    }

    private interface Use {
        void at(List<Object> arguments, int condition);
    }

    private void atArguments(Expr<?>[] parts, Use use) {
        atArguments(parts, new ArrayList<>(), Circuit.TRUE, use);
    }

    private void atArguments(Expr<?>[] parts, List<Object> arguments, int condition, Use use) {
        if (arguments.size() == parts.length) {
            use.at(List.copyOf(arguments), condition);
            return;
        }
        term(parts[arguments.size()]).forEach((value, node) -> {
            arguments.add(value);
            atArguments(parts, arguments, circuit.and(List.of(condition, node)), use);
            arguments.remove(arguments.size() - 1);
        });
    }

    private int proposition(Cell cell) {
        return propositions.computeIfAbsent(cell, key -> circuit.leaf());
    }

    private Map<Object, Integer> choice(Cell cell, Expr<?> term) {
        return choices.computeIfAbsent(cell, key -> {
            List<Expr<?>> values = vocabulary.valuesOf(term);
            List<Integer> nodes = circuit.choice(values.size());
            Map<Object, Integer> choice = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                choice.put(values.get(i), nodes.get(i));
            }
            return choice;
        });
    }
}
