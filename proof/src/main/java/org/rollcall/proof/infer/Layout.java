package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.rollcall.proof.Finite;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.syntax.Module;

/** Where a state of so many CPUs has each of its constants and variables: a bit for each proposition. */
final class Layout {
    private final Finite finite;
    private final List<Integer> before = new ArrayList<>();
    private final List<Integer> after = new ArrayList<>();
    private final Set<Integer> all = new HashSet<>();
    private final int constants;

    Layout(Module module, Finite finite) {
        this.finite = finite;
        module.constants().forEach(name -> before.addAll(finite.propositions(name, false)));
        this.constants = before.size();
        after.addAll(before);
        module.variables().forEach(name -> {
            before.addAll(finite.propositions(name, false));
            after.addAll(finite.propositions(name, true));
        });
        all.addAll(before);
    }

    /** Whether a state has a place for the proposition. */
    boolean has(int node) {
        return all.contains(node);
    }

    int size() {
        return before.size();
    }

    /** How many of the first bits are those of constants. */
    int constants() {
        return constants;
    }

    int node(int bit, boolean afterStep) {
        return (afterStep ? after : before).get(bit);
    }

    /** The state before or after a step that a question's last answer shows. */
    Bits state(Question question, boolean afterStep) {
        return Bits.of(IntStream.range(0, size()).filter(bit -> question.isTrue(node(bit, afterStep))), size());
    }

    /** The values of constants and variables. */
    Map<String, SpecValue> values(Bits state) {
        Map<Integer, Boolean> truths = new LinkedHashMap<>();
        for (int bit = 0; bit < size(); bit++) {
            truths.put(node(bit, false), state.get(bit));
        }
        return finite.state(node -> truths.getOrDefault(node, false), false);
    }

    /** Makes propositions true in those of at most 64 states in which they are. */
    void set(Gates gates, List<Bits> states) {
        for (int bit = 0; bit < size(); bit++) {
            long in = 0;
            for (int i = 0; i < states.size(); i++) {
                if (states.get(i).get(bit)) {
                    in |= 1L << i;
                }
            }
            gates.set(node(bit, false), in);
        }
    }
}
