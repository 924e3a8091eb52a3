package org.rollcall.proof.infer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.proof.Circuit;
import org.rollcall.proof.Claim;
import org.rollcall.proof.Finite;

/** What has to be true before a step for something to be true after it. */
final class Backwards {
    private final Finite finite;
    private final Circuit circuit;
    private final Set<Integer> after = new HashSet<>();
    private final Map<Claim, List<Step>> steps = new HashMap<>();
    private final Map<Step, Map<Integer, Integer>> known = new HashMap<>();

    Backwards(World world) {
        this.finite = world.finite();
        this.circuit = finite.circuit();
        for (int bit = world.layout().constants(); bit < world.layout().size(); bit++) {
            after.add(world.layout().node(bit, true));
        }
    }

    /** The ways to take an action. */
    List<Step> steps(Claim action) {
        return steps.computeIfAbsent(action, key -> Step.of(circuit, finite.node(action), after));
    }

    /** That the step can be taken and a node about the state after it is true then. */
    int through(Step step, int node) {
        return circuit.and(List.of(step.guard(), before(step, node)));
    }

    private int before(Step step, int node) {
        Map<Integer, Integer> here = known.computeIfAbsent(step, key -> new HashMap<>());
        int number = Math.abs(node);
        Integer before = here.get(number);
        if (before == null) {
            List<Integer> inputs = circuit.inputs(number);
            if (after.contains(number)) {
                before = step.next().getOrDefault(number, Circuit.FALSE);
            } else if (inputs.isEmpty()) {
                before = number;
            } else {
                before = circuit.and(
                        inputs.stream().map(each -> before(step, each)).toList());
            }
            here.put(number, before);
        }
        return node < 0 ? -before : before;
    }
}
