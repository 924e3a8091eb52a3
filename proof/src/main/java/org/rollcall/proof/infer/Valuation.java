package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.spec.SpecValue;

/** Which atoms are true in one state, each evaluated once. */
final class Valuation {
    private record Asked(Atom atom, List<SpecValue> cpus) {}

    private final Map<String, SpecValue> state;
    private final Map<Asked, Boolean> known = new HashMap<>();

    /**
     * @param state a value for each constant and each variable
     */
    Valuation(Map<String, SpecValue> state) {
        this.state = state;
    }

    List<SpecValue> cpus() {
        return Literals.cpusOf(state);
    }

    boolean holds(Literals.Instance instance, List<SpecValue> chosen) {
        List<SpecValue> cpus = new ArrayList<>(instance.cpus().size());
        for (int index : instance.cpus()) {
            cpus.add(chosen.get(index));
        }
        return known.computeIfAbsent(new Asked(instance.atom(), cpus), this::holds);
    }

    private boolean holds(Asked asked) {
        return asked.atom().holds().test(state, asked.cpus());
    }
}
