package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.proof.Circuit;

/**
 * One way to take an action, of given CPUs: when it can be taken, and when which proposition is true afterwards. Read off the
 * circuit of the action, in which what comes after it is "this implies that".
 *
 * @param guard a node about the state before
 * @param free nodes that may be true or false: of these there is one for each proposition that nothing is said of
 * @param next of each proposition of the state after that may be true, the node about the state before that says so
 */
record Step(int guard, Map<Integer, Integer> next, List<Integer> free) {
    /** An action that can be taken in more ways is not taken at all: samples are fewer then, and reasons are not known. */
    private static final int WAYS = 64;

    /** Takes an action apart. */
    private static final class Reader {
        /** What is left to be read: if the condition holds, the node does. */
        private record Part(int condition, int node) {}

        private final Circuit circuit;
        private final Set<Integer> after;
        private final Map<Integer, Boolean> speaksOfAfter = new HashMap<>();
        private final List<Step> steps = new ArrayList<>();

        Reader(Circuit circuit, Set<Integer> after) {
            this.circuit = circuit;
            this.after = after;
        }

        private boolean isOfAfter(int node) {
            int number = Math.abs(node);
            Boolean known = speaksOfAfter.get(number);
            if (known == null) {
                known = after.contains(number)
                        || circuit.inputs(number).stream().anyMatch(this::isOfAfter);
                speaksOfAfter.put(number, known);
            }
            return known;
        }

        /** Reads the parts and goes on in each way that there is. */
        void read(
                List<Part> parts, int guard, Map<Integer, List<Integer>> trueIf, Map<Integer, List<Integer>> falseIf) {
            List<Part> open = new ArrayList<>(parts);
            int when = guard;
            while (!open.isEmpty()) {
                Part part = open.remove(open.size() - 1);
                int node = part.node();
                List<Integer> inputs = circuit.inputs(Math.abs(node));
                if (!isOfAfter(node)) {
                    when = circuit.and(List.of(when, circuit.or(List.of(-part.condition(), node))));
                } else if (inputs.isEmpty()) {
                    (node > 0 ? trueIf : falseIf)
                            .computeIfAbsent(Math.abs(node), key -> new ArrayList<>())
                            .add(part.condition());
                } else if (node > 0) {
                    inputs.forEach(each -> open.add(new Part(part.condition(), each)));
                } else {
                    List<Integer> others = new ArrayList<>(List.of(part.condition()));
                    List<Integer> some = new ArrayList<>();
                    inputs.forEach(each -> (isOfAfter(each) ? some : others).add(isOfAfter(each) ? -each : each));
                    int condition = circuit.and(others);
                    if (some.size() == 1) {
                        open.add(new Part(condition, some.get(0)));
                    } else if (isValue(some)) {
                        when = circuit.and(List.of(when, circuit.or(assigned(condition, some, open))));
                    } else {
                        branch(condition, some, open, when, trueIf, falseIf);
                        return;
                    }
                }
            }
            steps.add(step(when, trueIf, falseIf));
        }

        /** Whether they say which of its values a variable has, each under a condition. */
        private boolean isValue(List<Integer> some) {
            List<Integer> choice = List.of();
            for (int each : some) {
                List<Integer> leaves = each < 0 ? List.of() : ofAfter(each);
                if (leaves.size() != 1 || leaves.get(0) < 0) {
                    return false;
                }
                List<Integer> here = circuit.choiceOf(leaves.get(0));
                if (here.isEmpty() || !choice.isEmpty() && !choice.equals(here)) {
                    return false;
                }
                choice = here;
            }
            return true;
        }

        private List<Integer> ofAfter(int node) {
            List<Integer> inputs = circuit.inputs(node);
            return inputs.isEmpty()
                    ? List.of(node)
                    : inputs.stream().filter(this::isOfAfter).toList();
        }

        /** One of these conditions holds, if the first does. */
        private List<Integer> assigned(int condition, List<Integer> some, List<Part> open) {
            List<Integer> cases = new ArrayList<>(List.of(-condition));
            for (int each : some) {
                List<Integer> all = new ArrayList<>();
                circuit.inputs(each).stream().filter(input -> !isOfAfter(input)).forEach(all::add);
                int value = circuit.and(all);
                cases.add(value);
                open.add(new Part(
                        circuit.and(List.of(condition, value)), ofAfter(each).get(0)));
            }
            return cases;
        }

        private void branch(
                int condition,
                List<Integer> some,
                List<Part> open,
                int guard,
                Map<Integer, List<Integer>> trueIf,
                Map<Integer, List<Integer>> falseIf) {
            for (int each : some) {
                if (steps.size() <= WAYS) {
                    List<Part> more = new ArrayList<>(open);
                    more.add(new Part(condition, each));
                    read(more, guard, copy(trueIf), copy(falseIf));
                }
            }
        }

        private static Map<Integer, List<Integer>> copy(Map<Integer, List<Integer>> some) {
            Map<Integer, List<Integer>> copy = new LinkedHashMap<>();
            some.forEach((node, conditions) -> copy.put(node, new ArrayList<>(conditions)));
            return copy;
        }

        /** What is said to be true and false at once is no step, nor is a variable with no value or two. */
        private Step step(int guard, Map<Integer, List<Integer>> trueIf, Map<Integer, List<Integer>> falseIf) {
            Map<Integer, Integer> next = new LinkedHashMap<>();
            List<Integer> when = new ArrayList<>(List.of(guard));
            trueIf.forEach((node, conditions) -> {
                int isTrue = circuit.or(conditions);
                next.put(node, isTrue);
                when.add(circuit.or(List.of(-isTrue, -circuit.or(falseIf.getOrDefault(node, List.of())))));
            });
            List<Integer> free = new ArrayList<>();
            for (int node : after) {
                if (circuit.choiceOf(node).isEmpty()) {
                    int isTrue = next.getOrDefault(node, Circuit.FALSE);
                    int isFalse = circuit.or(falseIf.getOrDefault(node, List.of()));
                    if (isTrue != -isFalse) {
                        free.add(circuit.leaf());
                        next.put(
                                node,
                                circuit.or(List.of(isTrue, circuit.and(List.of(-isFalse, free.get(free.size() - 1))))));
                    }
                }
            }
            for (int node : after) {
                List<Integer> choice = circuit.choiceOf(node);
                if (!choice.isEmpty() && choice.get(0) == node) {
                    List<Integer> values = choice.stream()
                            .map(each -> next.getOrDefault(each, Circuit.FALSE))
                            .toList();
                    when.add(circuit.or(values));
                }
            }
            return new Step(circuit.and(when), next, free);
        }
    }

    /** All ways to take an action; none if there are too many, or if one is not of that form. */
    static List<Step> of(Circuit circuit, int action, Set<Integer> after) {
        Reader reader = new Reader(circuit, after);
        reader.read(
                List.of(new Reader.Part(Circuit.TRUE, action)),
                Circuit.TRUE,
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
        return reader.steps.size() > WAYS ? List.of() : List.copyOf(reader.steps);
    }
}
