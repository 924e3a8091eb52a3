package org.rollcall.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.TlaTools;

/** States that the TLA+ tools reach in the module's own configuration, nearest first. */
final class ReachableStates {
    private ReachableStates() {}

    /** At most {@code limit} states, each with the constants added. */
    static List<Map<String, SpecValue>> of(TlaTools tools, Module module, int limit) {
        List<SpecState> states = new ArrayList<>();
        Set<Long> known = new HashSet<>();
        List<Map<String, SpecValue>> values = new ArrayList<>();
        try (Specification specification = tools.open(module.name(), module.name())) {
            Map<String, SpecValue> constants = new LinkedHashMap<>();
            module.constants().forEach(name -> constants.put(name, specification.constant(name)));
            specification.initialStates().forEach(state -> {
                known.add(state.fingerprint());
                states.add(state);
            });
            for (int i = 0; i < states.size(); i++) {
                Map<String, SpecValue> all = new LinkedHashMap<>(constants);
                all.putAll(states.get(i).values());
                values.add(all);
                if (states.size() < limit) {
                    specification.successors(states.get(i), (action, next) -> {
                        if (known.add(next.fingerprint())) {
                            states.add(next);
                        }
                    });
                }
            }
        }
        return values;
    }
}
