package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rollcall.proof.Kinds;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Expression.Operation;
import org.rollcall.spec.syntax.Operator;

/** States in which some CPUs, different from one another, satisfy some literals. Its clause says that there are none. */
record Cube(Literals literals, Bits chosen) {

    /** That no CPUs satisfy it, as a tree. */
    Expression clause() {
        List<Expression> locals = literals.locals();
        List<Expression> parts = new ArrayList<>();
        for (int i = 0; i < locals.size(); i++) {
            for (int j = 0; j < i; j++) {
                parts.add(operation(Operator.EQUAL, locals.get(j), locals.get(i)));
            }
        }
        chosen.stream().forEach(literal -> {
            Literals.Instance instance = literals.instance(literal);
            Expression atom = instance.atom()
                    .expression()
                    .apply(instance.cpus().stream().map(locals::get).toList());
            parts.add(Literals.negated(literal) ? atom : operation(Operator.NOT, atom));
        });
        Expression body = operation(Operator.OR, parts.toArray(Expression[]::new));
        Expression cpu = new Expression.Declared(Kinds.CPU, Atoms.NOWHERE);
        return locals.isEmpty()
                ? body
                : new Expression.Quantified(
                        true,
                        Literals.names(literals.cpus()).stream()
                                .map(name -> new Expression.Bound(name, cpu))
                                .toList(),
                        body,
                        Atoms.NOWHERE);
    }

    static Expression operation(Operator operator, Expression... operands) {
        return new Operation(operator, List.of(operands), Atoms.NOWHERE);
    }

    /** The clause as TLA+, an implication where that can be. */
    String text() {
        List<String> names =
                Literals.names(literals.cpus()).stream().map(Object::toString).toList();
        List<String> premises = new ArrayList<>();
        if (names.size() > 1) {
            premises.add(names.size() == 2 ? "c # d" : "c # d /\\ c # e /\\ d # e");
        }
        List<String> conclusions = new ArrayList<>();
        Map<String, List<String>> values = new LinkedHashMap<>();
        chosen.stream().forEach(literal -> {
            Literals.Instance instance = literals.instance(literal);
            String atom = instance.atom()
                    .text()
                    .apply(instance.cpus().stream().map(names::get).toList());
            if (!Literals.negated(literal)) {
                premises.add(atom);
            } else if (instance.atom().of().isEmpty()) {
                conclusions.add(atom);
            } else {
                int equals = atom.indexOf(" = ");
                values.computeIfAbsent(atom.substring(0, equals), key -> new ArrayList<>())
                        .add(atom.substring(equals + 3));
            }
        });
        values.forEach((what, some) -> conclusions.add(
                some.size() == 1 ? what + " = " + some.get(0) : what + " \\in {" + String.join(", ", some) + "}"));
        if (conclusions.isEmpty()) {
            conclusions.add(negation(premises.remove(premises.size() - 1)));
        }
        String conclusion = String.join(" \\/ ", conclusions);
        String body = premises.isEmpty() ? conclusion : String.join(" /\\ ", premises) + " => " + conclusion;
        return names.isEmpty()
                ? body
                : "\\A " + names.stream().collect(Collectors.joining(", ")) + " \\in CPU : " + body;
    }

    private static String negation(String atom) {
        for (String[] both : List.of(new String[] {" = ", " # "}, new String[] {" \\in ", " \\notin "})) {
            if (!atom.startsWith("(") && atom.contains(both[0])) {
                return atom.replace(both[0], both[1]);
            }
        }
        return atom.contains(" \\subseteq ") ? "~(" + atom + ")" : "~" + atom;
    }

    /** The constants and variables that it speaks of. */
    Set<String> reads() {
        Set<String> names = new TreeSet<>();
        chosen.stream().forEach(literal -> names.addAll(literals.reads(literal / 2)));
        return names;
    }

    /** How many of its literals quantify, or compare sets, which is the same to the solver. */
    int quantifiers() {
        return (int) chosen.stream()
                .filter(literal -> literals.instance(literal).atom().quantifies())
                .count();
    }

    int size() {
        return chosen.size();
    }

    /** Whether CPUs of which exactly these literals are true satisfy it. */
    boolean matches(Bits trueLiterals) {
        return chosen.in(trueLiterals);
    }
}
