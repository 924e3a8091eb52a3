package org.rollcall.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Formulas of propositions, each part once. A node is a number, and its negation the negative number. What is asked for in
 * the same order has the same numbers in every run.
 */
public final class Circuit {
    public static final int TRUE = 1;
    public static final int FALSE = -TRUE;

    private final List<List<Integer>> inputs = new ArrayList<>(List.of(List.of(), List.of()));
    private final Map<List<Integer>, Integer> gates = new HashMap<>();
    private final Map<Integer, List<Integer>> choices = new HashMap<>();

    /** A proposition that nothing is known of. */
    public int leaf() {
        inputs.add(List.of());
        return inputs.size() - 1;
    }

    /** Propositions of which exactly one is true. */
    List<Integer> choice(int size) {
        List<Integer> choice = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            choice.add(leaf());
        }
        choice.forEach(each -> choices.put(each, choice));
        return choice;
    }

    public int and(List<Integer> nodes) {
        TreeSet<Integer> parts = new TreeSet<>(nodes);
        parts.remove(TRUE);
        if (parts.contains(FALSE) || parts.stream().anyMatch(each -> each > 0 && parts.contains(-each))) {
            return FALSE;
        }
        if (parts.size() < 2) {
            return parts.isEmpty() ? TRUE : parts.first();
        }
        return gates.computeIfAbsent(List.copyOf(parts), key -> {
            inputs.add(key);
            return inputs.size() - 1;
        });
    }

    public int or(List<Integer> nodes) {
        return -and(nodes.stream().map(each -> -each).toList());
    }

    int same(int left, int right) {
        return and(List.of(or(List.of(-left, right)), or(List.of(left, -right))));
    }

    int choose(int condition, int left, int right) {
        return and(List.of(or(List.of(-condition, left)), or(List.of(condition, right))));
    }

    /** The conjunction of what a positive node stands for; empty for a proposition. */
    public List<Integer> inputs(int node) {
        return inputs.get(node);
    }

    /** The propositions of which exactly one is true, this one among them; empty if it is not of these. */
    public List<Integer> choiceOf(int node) {
        return choices.getOrDefault(node, List.of());
    }
}
