package org.rollcall.proof.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.proof.Claim;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;

/** A step that the circuit allows is one to the TLA+ tools, from the state and to the state that are read off it. */
class ClausesTest {
    private static final int CPUS = 2;
    private static final int INSTANCES = 12;

    @ParameterizedTest
    @ValueSource(strings = {"RollCallProof", "CallFunctionProof", "PanicElectionProof"})
    void aStepThatIsFoundIsOne(String name) {
        Module module = SanyReader.ofProgram().read(name);
        Samples samples = new Samples(Atoms.of(module));
        Literals literals = samples.literals(1);
        Instances instances = new Instances(TlaTools.ofProgram(), module);
        Set<List<Claim>> taken = new HashSet<>();
        try (World world = new World(module, samples, CPUS)) {
            Clauses clauses = new Clauses(world, Long.MAX_VALUE);
            int level = 1;
            clauses.put(cube(literals, 0), level);
            for (int literal = 0; taken.size() < INSTANCES && literal < literals.size(); literal++) {
                for (List<Claim> action : clauses.actions()) {
                    Optional<Clauses.Found> found = taken.contains(action)
                            ? Optional.empty()
                            : clauses.enters(cube(literals, literal), action, level);
                    found.ifPresent(step -> {
                        taken.add(action);
                        isStep(
                                instances,
                                world.layout().values(step.before()),
                                world.layout().values(step.after()));
                    });
                }
            }
        }
        assertThat(taken).hasSizeGreaterThan(5);
    }

    private static Cube cube(Literals literals, int literal) {
        return new Cube(literals, Bits.of(IntStream.of(literal), literals.size()));
    }

    private static void isStep(Instances instances, Map<String, SpecValue> from, Map<String, SpecValue> to) {
        assertThat(instances.look(from, (specification, constants) -> {
                    SpecState before = specification.state(withoutConstants(from, constants));
                    SpecState after = specification.state(withoutConstants(to, constants));
                    return specification.actions().stream()
                            .filter(action -> specification.isStep(before, action, after))
                            .findFirst();
                }))
                .as("%s to %s", from, to)
                .isPresent();
    }

    private static <T> Map<String, T> withoutConstants(Map<String, T> state, Map<String, T> constants) {
        Map<String, T> variables = new HashMap<>(state);
        variables.keySet().removeAll(constants.keySet());
        return variables;
    }
}
