package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.rollcall.proof.Circuit;
import org.rollcall.proof.Claim;
import org.rollcall.proof.Finite;

/**
 * Why a state has to be excluded: those of the literals that are true in it from which it follows that a goal fails, or that
 * a step leads where none may. What has nothing to do with it is no part of a clause.
 */
final class Reasons {
    private final Finite finite;
    private final Layout layout;
    private final Question question;
    private final Backwards backwards;
    private final Parts parts;
    private final Samples samples;
    private final Literals literals;
    private final Bits ofAll;
    private final List<Integer> nodes;
    private final Gates gates;

    /** @param question says what constants and variables may be, and nothing else */
    Reasons(World world, Samples samples, Question question) {
        this.finite = world.finite();
        this.layout = world.layout();
        this.question = question;
        this.backwards = new Backwards(world);
        this.samples = samples;
        this.literals = samples.all(world.cpus());
        this.ofAll = Bits.of(
                IntStream.range(0, literals.size())
                        .filter(literal -> literals.instance(literal).atom().ofAll()),
                literals.size());
        this.parts = new Parts(samples, literals);
        List<Integer> cpus = IntStream.range(0, world.cpus()).boxed().toList();
        this.nodes = IntStream.range(0, literals.size() / 2)
                .mapToObj(i -> world.nodes().of(literals.instance(2 * i), cpus, false))
                .toList();
        this.gates = new Gates(finite.circuit(), nodes);
    }

    /** Why the goal fails in the state that was found; none if it is not known. */
    List<Cube> of(Clauses.Found found, Goal goal) {
        List<Claim> hypotheses = goal.hypotheses();
        List<Integer> all = new ArrayList<>(List.of(-finite.node(goal.conclusion())));
        if (!goal.ofStep()) {
            hypotheses.forEach(claim -> all.add(finite.node(claim)));
            return of(found.before(), List.of(), finite.circuit().and(all));
        }
        if (hypotheses.isEmpty()) {
            return List.of();
        }
        Claim action = hypotheses.get(hypotheses.size() - 1);
        hypotheses.stream().filter(claim -> claim != action).forEach(claim -> all.add(finite.node(claim)));
        return of(found, action, finite.circuit().and(all));
    }

    /** Why a step of the action leads from the state that was found to where a node is true; none if it is not known. */
    List<Cube> of(Clauses.Found found, Claim action, int reached) {
        return backwards.steps(action).stream()
                .map(step -> of(found.before(), step.free(), backwards.through(step, reached)))
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /**
     * From which literals it follows that a node is true: as few as can be; or where samples refute these, preferably what speaks
     * of the sets of all CPUs ("in no CPU's set"), or of whole sets; of several CPUs the parts that samples do not refute.
     */
    private List<Cube> of(Bits state, List<Integer> free, int node) {
        if (!isTrue(state, node)) {
            return List.of();
        }
        List<Integer> given = given(free, node);
        Map<Integer, Integer> byNode = literals(state);
        List<Integer> all = new ArrayList<>(byNode.keySet());
        all.addAll(given);
        return question.refuted(all).map(core -> of(core, given, byNode)).orElse(List.of());
    }

    private List<Cube> of(Set<Integer> core, List<Integer> given, Map<Integer, Integer> byNode) {
        for (Predicate<Integer> also : List.<Predicate<Integer>>of(literal -> false, ofAll::get, this::quantifies)) {
            List<Integer> some = byNode.keySet().stream()
                    .filter(node -> core.contains(node) || also.test(byNode.get(node)))
                    .sorted(Comparator.<Integer, Boolean>comparing(node -> also.test(byNode.get(node)))
                            .thenComparingInt(node -> order(byNode.get(node))))
                    .toList();
            List<Cube> excluded = parts
                    .of(fewer(some, given).stream().map(byNode::get).toList())
                    .stream()
                    .filter(samples::excludes)
                    .toList();
            if (!excluded.isEmpty()) {
                return excluded;
            }
        }
        return List.of();
    }

    /** That the node is not true, nor what a state has no place for, nor what may be true or false. */
    private List<Integer> given(List<Integer> free, int node) {
        Set<Integer> given = new TreeSet<>(free);
        Set<Integer> known = new TreeSet<>();
        List<Integer> open = new ArrayList<>(List.of(Math.abs(node)));
        while (!open.isEmpty()) {
            int each = open.remove(open.size() - 1);
            List<Integer> inputs = finite.circuit().inputs(each);
            if (known.add(each)) {
                inputs.forEach(input -> open.add(Math.abs(input)));
                if (inputs.isEmpty() && each != Circuit.TRUE && !layout.has(each)) {
                    given.add(each);
                }
            }
        }
        List<Integer> all = new ArrayList<>(List.of(-node));
        given.forEach(each -> all.add(-each));
        return all;
    }

    private boolean isTrue(Bits state, int node) {
        Gates here = new Gates(finite.circuit(), List.of(node));
        layout.set(here, List.of(state));
        here.evaluate();
        return (here.get(node) & 1) != 0;
    }

    /** The literals that are true in the state, by their nodes; of those with the same node one. */
    private Map<Integer, Integer> literals(Bits state) {
        layout.set(gates, List.of(state));
        gates.evaluate();
        Map<Integer, Integer> byNode = new LinkedHashMap<>();
        for (int literal = 0; literal < literals.size(); literal++) {
            int node = nodes.get(literal / 2);
            int signed = Literals.negated(literal) ? -node : node;
            if (signed != Circuit.TRUE && literals.isKept(literal) && (gates.get(signed) & 1) != 0) {
                byNode.putIfAbsent(signed, literal);
            }
        }
        return byNode;
    }

    private boolean quantifies(int literal) {
        return literals.instance(literal).atom().quantifies();
    }

    /** What is left out first: constants, and what speaks of several CPUs. */
    private int order(int literal) {
        return -10 * literals.instance(literal).atom().rank()
                - literals.instance(literal).cpus().size();
    }

    /** Without those, in this order, without which the solver comes to the same. */
    private List<Integer> fewer(List<Integer> some, List<Integer> given) {
        List<Integer> left = new ArrayList<>(some);
        for (int each : some) {
            List<Integer> without = new ArrayList<>(left);
            without.remove((Integer) each);
            List<Integer> asked = new ArrayList<>(without);
            asked.addAll(given);
            if (question.refuted(asked).isPresent()) {
                left = without;
            }
        }
        return left;
    }
}
