package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.rollcall.proof.Circuit;
import org.rollcall.proof.Claim;
import org.rollcall.proof.Finite;
import org.rollcall.proof.Kinds;
import org.rollcall.spec.syntax.Module;

/** Constants that the ASSUMEs of a module allow, drawn at random, the same in every run. */
final class Draws {
    private static final long SEED = 23;

    /** How often 64 times all constants are drawn. */
    private static final int DRAWS = 100;

    private final Module module;
    private final Finite finite;
    private final Layout layout;
    private final Random random = new Random(SEED);

    Draws(World world) {
        this.module = world.module();
        this.finite = world.finite();
        this.layout = world.layout();
    }

    /** Different ones, in turn such that the same names of assumptions are true. */
    List<Bits> constants(int most) {
        List<Integer> assumed = module.assumptions().stream()
                .map(fact -> finite.node(new Claim(fact.body(), false)))
                .toList();
        List<Integer> named = Atoms.assumptions(module).stream()
                .map(each -> finite.node(new Claim(each, false)))
                .toList();
        List<Integer> needed = new ArrayList<>(assumed);
        needed.addAll(named);
        Gates gates = new Gates(finite.circuit(), needed);
        Map<List<Boolean>, List<Bits>> kinds = new LinkedHashMap<>();
        Set<Bits> known = new HashSet<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            List<Bits> drawn =
                    IntStream.range(0, Long.SIZE).mapToObj(i -> drawn()).toList();
            layout.set(gates, drawn);
            gates.evaluate();
            for (int i = 0; i < drawn.size(); i++) {
                if (truths(gates, assumed, i).stream().allMatch(each -> each) && known.add(drawn.get(i))) {
                    kinds.computeIfAbsent(truths(gates, named, i), key -> new ArrayList<>())
                            .add(drawn.get(i));
                }
            }
        }
        List<Bits> some = new ArrayList<>();
        for (int i = 0; some.size() < Math.min(most, known.size()); i++) {
            for (List<Bits> kind : kinds.values()) {
                if (i < kind.size() && some.size() < most) {
                    some.add(kind.get(i));
                }
            }
        }
        return some;
    }

    private static List<Boolean> truths(Gates gates, List<Integer> nodes, int state) {
        return nodes.stream().map(node -> (gates.get(node) >>> state & 1) != 0).toList();
    }

    /** A set has all CPUs, or none, or each with the same chance. */
    private Bits drawn() {
        Map<Integer, Boolean> truths = new HashMap<>();
        for (String name : module.constants()) {
            List<Integer> nodes = finite.propositions(name, false);
            if (nodes.equals(List.of(Circuit.TRUE)) || name.equals(Kinds.CPU)) {
                nodes.forEach(node -> truths.put(node, true));
            } else if (finite.circuit().choiceOf(nodes.get(0)).isEmpty()) {
                int way = random.nextInt(8);
                double share = way < 3 ? 1 : way < 6 ? 0 : 0.5;
                nodes.forEach(node -> truths.put(node, random.nextDouble() < share));
            } else {
                int chosen = random.nextInt(nodes.size());
                IntStream.range(0, nodes.size()).forEach(i -> truths.put(nodes.get(i), i == chosen));
            }
        }
        return Bits.of(
                IntStream.range(0, layout.constants()).filter(bit -> truths.get(layout.node(bit, false))),
                layout.size());
    }
}
