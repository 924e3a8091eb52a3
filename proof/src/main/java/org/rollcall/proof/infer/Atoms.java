package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.rollcall.proof.Conjuncts;
import org.rollcall.proof.Kind;
import org.rollcall.proof.Kinds;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Expression.Operation;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.syntax.Name;
import org.rollcall.spec.syntax.Operator;
import org.rollcall.spec.syntax.Place;

/** The atoms of a module: of each constant and variable what it may be, and the names of the assumptions. */
final class Atoms {
    static final Place NOWHERE = new Place("inferred", 1, 1, 1, 1);

    /** Of these nothing is said: they are what the statements are about. */
    private static final Set<String> FREE = Set.of(Kinds.CPU, Kinds.NONE);

    private final Module module;
    private final Map<String, Kind> kinds;
    private final List<Atom> all = new ArrayList<>();

    private Atoms(Module module) {
        this.module = module;
        this.kinds = Kinds.of(module);
    }

    static List<Atom> of(Module module) {
        Atoms atoms = new Atoms(module);
        assumptions(module).stream().map(Expression.Call::definition).forEach(atoms::named);
        module.constants().stream().filter(name -> !FREE.contains(name)).forEach(name -> atoms.about(name, 2));
        module.variables().forEach(name -> atoms.about(name, 0));
        Predicates predicates = new Predicates(module);
        predicates.ofOneCpu().forEach(atoms::predicate);
        predicates.ofNone().forEach(atoms::predicate);
        return List.copyOf(atoms.all);
    }

    /** The assumptions that have names. */
    static List<Expression.Call> assumptions(Module module) {
        return module.definitions().stream()
                .filter(definition -> definition.name().endsWith("Assumptions"))
                .flatMap(definition -> Conjuncts.named(new Expression.Call(definition, List.of(), NOWHERE)).stream())
                .map(Expression.Call.class::cast)
                .map(Expression.Call::definition)
                .filter(definition -> Predicates.isOfState(definition.body()))
                .distinct()
                .map(definition -> new Expression.Call(definition, List.of(), NOWHERE))
                .toList();
    }

    private void named(Definition definition) {
        Expression call = new Expression.Call(definition, List.of(), NOWHERE);
        all.add(new Atom(0, "", cpus -> definition.name(), cpus -> call, false, 1));
    }

    private void predicate(Definition definition) {
        boolean cpu = !definition.parameters().isEmpty();
        add(
                cpu ? 1 : 0,
                "",
                cpus -> definition.name() + (cpu ? "(" + cpus.get(0) + ")" : ""),
                cpus -> new Expression.Call(definition, cpus, NOWHERE),
                0);
    }

    private void about(String name, int rank) {
        Kind kind = kinds.get(name);
        Expression declared = new Expression.Declared(name, NOWHERE);
        if (kind instanceof Kind.From function && function.domain().equals(Kind.A_CPU)) {
            of(
                    function.range(),
                    1,
                    cpus -> name + "[" + cpus.get(0) + "]",
                    cpus -> new Operation(Operator.AT, List.of(declared, cpus.get(0)), NOWHERE),
                    name,
                    rank);
            if (function.range() instanceof Kind.SetOf set && set.element().equals(Kind.A_CPU)) {
                somebodys(name, declared, rank);
            }
        } else {
            of(kind, 0, cpus -> name, cpus -> declared, name, rank);
        }
    }

    /** That a CPU is in the set of some CPU. */
    private void somebodys(String name, Expression sets, int rank) {
        Expression.Local owner = new Expression.Local(new Name("x", -5), NOWHERE);
        add(
                1,
                "",
                cpus -> "(\\E x \\in CPU : " + cpus.get(0) + " \\in " + name + "[x])",
                cpus -> new Expression.Quantified(
                        false,
                        List.of(new Expression.Bound(owner.name(), new Expression.Declared(Kinds.CPU, NOWHERE))),
                        operation(Operator.IN, cpus.get(0), new Operation(Operator.AT, List.of(sets, owner), NOWHERE)),
                        NOWHERE),
                rank);
    }

    /** What a value of this kind may be, unless it is a number; it belongs to as many CPUs as {@code owners}. */
    private void of(
            Kind kind,
            int owners,
            Function<List<String>, String> text,
            Function<List<Expression>, Expression> value,
            String name,
            int rank) {
        if (kind instanceof Kind.Truth) {
            add(owners, "", text, value, rank);
        } else if (kind instanceof Kind.Text) {
            for (String each : Strings.of(module, name)) {
                add(
                        owners,
                        name,
                        cpus -> text.apply(cpus) + " = " + quoted(each),
                        cpus -> operation(Operator.EQUAL, value.apply(cpus), text(each)),
                        rank);
            }
        } else if (kind.equals(Kind.A_CPU)) {
            add(
                    owners,
                    "",
                    cpus -> text.apply(cpus) + " = None",
                    cpus -> operation(Operator.EQUAL, value.apply(cpus), new Expression.Declared(Kinds.NONE, NOWHERE)),
                    rank);
            add(
                    owners + 1,
                    "",
                    cpus -> text.apply(cpus) + " = " + cpus.get(owners),
                    cpus -> operation(Operator.EQUAL, value.apply(cpus), cpus.get(owners)),
                    rank);
        } else if (kind instanceof Kind.SetOf set && set.element().equals(Kind.A_CPU)) {
            add(
                    owners + 1,
                    "",
                    cpus -> cpus.get(owners) + " \\in " + text.apply(cpus),
                    cpus -> operation(Operator.IN, cpus.get(owners), value.apply(cpus)),
                    rank);
            add(
                    owners,
                    "",
                    cpus -> text.apply(cpus) + " = {}",
                    cpus -> operation(Operator.EQUAL, value.apply(cpus), set(List.of())),
                    rank);
            add(
                    owners + 1,
                    "",
                    cpus -> text.apply(cpus) + " \\subseteq {" + cpus.get(owners) + "}",
                    cpus -> operation(Operator.SUBSET_OF, value.apply(cpus), set(List.of(cpus.get(owners)))),
                    rank);
        } else if (kind instanceof Kind.SetOf set && set.element() instanceof Kind.Text) {
            for (String each : Strings.of(module, name)) {
                add(
                        owners,
                        "",
                        cpus -> quoted(each) + " \\in " + text.apply(cpus),
                        cpus -> operation(Operator.IN, text(each), value.apply(cpus)),
                        rank);
            }
        }
    }

    private void add(
            int cpus,
            String of,
            Function<List<String>, String> text,
            Function<List<Expression>, Expression> expression,
            int rank) {
        all.add(new Atom(cpus, of, text, expression, quantifies(cpus, expression), rank));
    }

    private static boolean quantifies(int cpus, Function<List<Expression>, Expression> expression) {
        List<Expression> locals = Literals.names(cpus).stream()
                .<Expression>map(name -> new Expression.Local(name, NOWHERE))
                .toList();
        return Children.any(
                expression.apply(locals),
                part -> part instanceof Expression.Quantified
                        || part instanceof Operation operation
                                && (operation.operator() == Operator.SUBSET_OF
                                        || operation.operator() == Operator.ENUMERATION));
    }

    private static Expression set(List<Expression> elements) {
        return new Operation(Operator.ENUMERATION, elements, NOWHERE);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static Expression text(String value) {
        return new Expression.Text(value, NOWHERE);
    }

    private static Expression operation(Operator operator, Expression left, Expression right) {
        return new Operation(operator, List.of(left, right), NOWHERE);
    }
}
