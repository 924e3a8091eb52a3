package org.rollcall.proof;

import com.microsoft.z3.Expr;
import com.microsoft.z3.IntNum;
import com.microsoft.z3.Quantifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.syntax.Module;

/** Evaluates the translator's formulas over given finite sets; knows the solver's connectives and nothing of TLA+. */
final class FormulaEvaluator {
    /** A pair of states, with the constants in both. */
    record Step(Map<String, SpecValue> before, Map<String, SpecValue> after) {}

    /** A compiled formula; bound elements are in the frame, the innermost last. */
    private interface Node {
        SpecValue value(Step step, List<SpecValue> frame);
    }

    private static final SpecValue TRUE = new SpecValue.Bool(true);
    private static final SpecValue FALSE = new SpecValue.Bool(false);

    private final Map<String, List<SpecValue>> universes;
    /** Of each sort the value that is none of its elements. */
    private final SpecValue[] outside;

    private final List<SpecValue> witnesses;
    private final Map<String, Node> propositions = new HashMap<>();
    private final Map<String, Node> sizes = new HashMap<>();
    private final Node root;
    private SpecValue element = FALSE;

    FormulaEvaluator(List<? extends Expr<?>> claim, Map<String, List<SpecValue>> universes) {
        this(claim, universes, List.of(), Map.of());
    }

    /**
     * The claim of one instance: the outermost quantifiers range each over its witness only.
     *
     * @param universes of each sort that is a set that may be any, the value outside of it and its elements
     * @param counted of each number what it counts; the CPUs that satisfy the formula are counted here
     */
    FormulaEvaluator(
            List<? extends Expr<?>> claim,
            Map<String, List<SpecValue>> universes,
            List<SpecValue> witnesses,
            Map<String, ? extends Expr<?>> counted) {
        this.universes = universes;
        this.outside = universes.values().stream().map(each -> each.get(0)).toArray(SpecValue[]::new);
        this.witnesses = witnesses;
        counted.forEach((name, member) -> sizes.put(name, compile(member)));
        claim.subList(1, claim.size()).stream()
                .filter(meaning -> meaning.isApp() && meaning.getNumArgs() == 2 && isName(meaning.getArgs()[0]))
                .forEach(meaning -> propositions.put(
                        meaning.getArgs()[0].getFuncDecl().getName().toString(), compile(meaning.getArgs()[1])));
        this.root = compile(claim.get(0));
    }

    /** The universes of a module with these constants. */
    static Map<String, List<SpecValue>> universes(Module module, Map<String, SpecValue> constants) {
        Map<String, List<SpecValue>> universes = new HashMap<>();
        Kinds.outside(module).forEach((set, none) -> {
            List<SpecValue> universe =
                    new ArrayList<>(List.of(constants.getOrDefault(none, new SpecValue.Constant(none))));
            if (constants.get(set) instanceof SpecValue.SetOf elements) {
                universe.addAll(elements.elements());
            }
            universes.put(set + "+" + none, universe);
        });
        return universes;
    }

    boolean holds(Step step) {
        return root.value(step, new ArrayList<>()) == TRUE;
    }

    private static boolean isName(Expr<?> term) {
        return term.isConst() && term.getFuncDecl().getName().toString().contains("!");
    }

    private static SpecValue number(int value) {
        return new SpecValue.Int(value);
    }

    private static int number(Node node, Step step, List<SpecValue> frame) {
        return ((SpecValue.Int) node.value(step, frame)).value();
    }

    private static boolean same(SpecValue one, SpecValue other) {
        return one == other || one.equals(other);
    }

    /** Always the same two, whoever made the value: they are told apart by identity. */
    private static SpecValue bool(boolean value) {
        return value ? TRUE : FALSE;
    }

    private Node compile(Expr<?> term) {
        if (term instanceof Quantifier quantifier) {
            Node body = compile(quantifier.getBody());
            boolean forAll = quantifier.isUniversal();
            assert quantifier.getNumBound() == 1;
            List<SpecValue> universe = universes.get(
                    quantifier.getBoundVariableSorts()[0].getName().toString());
            return (step, frame) -> {
                boolean result = forAll;
                int depth = frame.size();
                for (SpecValue each : depth < witnesses.size() ? List.of(witnesses.get(depth)) : universe) {
                    frame.add(each);
                    result = body.value(step, frame) == TRUE;
                    frame.remove(frame.size() - 1);
                    if (result != forAll) {
                        break;
                    }
                }
                return bool(result);
            };
        }
        if (term.isVar()) {
            int index = term.getIndex();
            return (step, frame) -> frame.get(frame.size() - 1 - index);
        }
        List<Node> args = new ArrayList<>();
        for (Expr<?> arg : term.getArgs()) {
            args.add(compile(arg));
        }
        return switch (term.getFuncDecl().getDeclKind()) {
            case Z3_OP_TRUE -> (step, frame) -> TRUE;
            case Z3_OP_FALSE -> (step, frame) -> FALSE;
            case Z3_OP_AND -> all(args, TRUE);
            case Z3_OP_OR -> all(args, FALSE);
            case Z3_OP_NOT -> (step, frame) -> bool(args.get(0).value(step, frame) == FALSE);
            case Z3_OP_IMPLIES ->
                (step, frame) -> bool(
                        args.get(0).value(step, frame) == FALSE || args.get(1).value(step, frame) == TRUE);
            case Z3_OP_EQ, Z3_OP_IFF ->
                (step, frame) ->
                        bool(same(args.get(0).value(step, frame), args.get(1).value(step, frame)));
            case Z3_OP_ITE ->
                (step, frame) ->
                        args.get(args.get(0).value(step, frame) == TRUE ? 1 : 2).value(step, frame);
            case Z3_OP_ANUM -> {
                SpecValue value = number(((IntNum) term).getInt());
                yield (step, frame) -> value;
            }
            case Z3_OP_ADD ->
                (step, frame) -> number(
                        args.stream().mapToInt(a -> number(a, step, frame)).sum());
            case Z3_OP_SUB ->
                (step, frame) -> number(number(args.get(0), step, frame) - number(args.get(1), step, frame));
            case Z3_OP_LT -> (step, frame) -> bool(number(args.get(0), step, frame) < number(args.get(1), step, frame));
            case Z3_OP_GT -> (step, frame) -> bool(number(args.get(0), step, frame) > number(args.get(1), step, frame));
            case Z3_OP_LE ->
                (step, frame) -> bool(number(args.get(0), step, frame) <= number(args.get(1), step, frame));
            case Z3_OP_GE ->
                (step, frame) -> bool(number(args.get(0), step, frame) >= number(args.get(1), step, frame));
            case Z3_OP_DT_CONSTRUCTOR -> {
                String quoted = term.getFuncDecl().getName().toString();
                String symbol = quoted.substring(1, quoted.length() - 1);
                SpecValue text = new SpecValue.Text(
                        symbol.replace("%7C", "|").replace("%5C", "\\").replace("%25", "%"));
                yield (step, frame) -> text;
            }
            case Z3_OP_UNINTERPRETED -> symbol(term.getFuncDecl().getName().toString(), args);
            default -> throw new IllegalArgumentException(term.toString());
        };
    }

    private boolean isOutside(SpecValue value) {
        for (SpecValue none : outside) {
            if (same(none, value)) {
                return true;
            }
        }
        return false;
    }

    /** TRUE or FALSE if all of these are, as an "and" or an "or" of them is. */
    private static Node all(List<Node> args, SpecValue value) {
        SpecValue otherwise = value == TRUE ? FALSE : TRUE;
        Node[] nodes = args.toArray(Node[]::new);
        return (step, frame) -> {
            for (Node node : nodes) {
                if (node.value(step, frame) != value) {
                    return otherwise;
                }
            }
            return value;
        };
    }

    private Node symbol(String name, List<Node> args) {
        SpecValue outside = new SpecValue.Constant(name);
        if (isOutside(outside)) {
            return (step, frame) -> outside;
        }
        if (name.equals(Sizes.ELEMENT)) {
            return (step, frame) -> element;
        }
        if (sizes.containsKey(name)) {
            Node member = sizes.get(name);
            return (step, frame) -> {
                int count = 0;
                for (SpecValue each : universes.get("CPU+None")) {
                    element = each;
                    count += member.value(step, new ArrayList<>()) == TRUE ? 1 : 0;
                }
                return number(count);
            };
        }
        if (propositions.containsKey(name)) {
            return propositions.get(name);
        }
        boolean after = name.endsWith(Vocabulary.AFTER);
        String variable = name.replace(Vocabulary.AFTER, "");
        return (step, frame) -> {
            SpecValue value = (after ? step.after() : step.before()).get(variable);
            for (Node arg : args) {
                SpecValue argument = arg.value(step, frame);
                if (value instanceof SpecValue.SetOf set) {
                    value = bool(set.elements().contains(argument));
                } else if (isOutside(argument)) {
                    return FALSE; // a function at None: TLA+ leaves it open, and no formula may depend on it
                } else {
                    value = value.at(argument);
                }
            }
            return value instanceof SpecValue.Bool bool ? bool(bool.value()) : value;
        };
    }
}
