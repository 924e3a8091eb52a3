package org.rollcall.proof.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;

/** The states that are walked to are those that the TLA+ tools reach: no other, and all of them unless a step draws. */
class WalksTest {
    private static final int CPUS = 2;

    /** Of RollCall a step may ask any CPUs: which, is drawn, and not all are. */
    @ParameterizedTest
    @CsvSource({
        "RollCallProof, 5, 50, false",
        "CallFunctionProof, 5, 20, true",
        "SseNmiProof, 5, 20, true",
        "SdeiRequestProof, 1, 20, true",
        "PanicElectionProof, 1, 20, true"
    })
    void theStatesOfAnInstanceAreReached(String name, int drawn, int fewest, boolean all) {
        Module module = SanyReader.ofProgram().read(name);
        Instances instances = new Instances(TlaTools.ofProgram(), module);
        try (World world = new World(module, new Samples(Atoms.of(module)), CPUS)) {
            Set<Map<String, SpecValue>> walked = anInstance(module, world, drawn, fewest);
            Set<Map<String, SpecValue>> reached =
                    instances.look(walked.iterator().next(), WalksTest::reached).orElseThrow();
            assertThat(reached).containsAll(walked);
            assertThat(!all || walked.containsAll(reached)).isTrue();
        }
    }

    /** The states of the first of the instances drawn that has so many. */
    private static Set<Map<String, SpecValue>> anInstance(Module module, World world, int drawn, int fewest) {
        Map<Map<String, SpecValue>, Set<Map<String, SpecValue>>> byConstants = new LinkedHashMap<>();
        for (Bits state : new Walks(world).states(drawn, Integer.MAX_VALUE)) {
            Map<String, SpecValue> values = world.layout().values(state);
            Map<String, SpecValue> constants = new HashMap<>(values);
            constants.keySet().retainAll(module.constants());
            byConstants.computeIfAbsent(constants, key -> new HashSet<>()).add(values);
        }
        return byConstants.values().stream()
                .filter(states -> states.size() >= fewest)
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Set<Map<String, SpecValue>>> reached(
            Specification specification, Map<String, SpecValue> constants) {
        List<SpecState> states = new ArrayList<>(specification.initialStates());
        Set<Long> known = new HashSet<>();
        Set<Map<String, SpecValue>> reached = new HashSet<>();
        states.forEach(state -> known.add(state.fingerprint()));
        for (int i = 0; i < states.size(); i++) {
            Map<String, SpecValue> values = new HashMap<>(constants);
            values.putAll(states.get(i).values());
            reached.add(values);
            specification.successors(states.get(i), (action, next) -> {
                if (known.add(next.fingerprint())) {
                    states.add(next);
                }
            });
        }
        return Optional.of(reached);
    }
}
