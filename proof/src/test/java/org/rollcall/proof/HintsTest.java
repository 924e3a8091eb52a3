package org.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;

/** A hint only leaves assumptions out: a wrong one costs time, and proves nothing that is not so. */
class HintsTest {
    private static final Module MODULE = SanyReader.ofProgram().read("RollCallProof");

    private static List<Class<?>> kinds(Set<String> dropped, Function<Obligation, Set<String>> hint) {
        List<Obligation> obligations = new Proof(MODULE, dropped).obligations();
        Map<String, Set<String>> hints = new HashMap<>();
        obligations.forEach(
                each -> hints.put(MODULE.name() + " " + each.theorem() + " " + each.goal(), hint.apply(each)));
        try (Prover prover = new Prover(MODULE, dropped, Map.of(), new Hints(hints))) {
            return obligations.stream()
                    .map(prover::prove)
                    .<Class<?>>map(Object::getClass)
                    .toList();
        }
    }

    @Test
    void wrongHintsChangeNoAnswer() {
        for (Set<String> dropped : List.of(Set.<String>of(), Set.of("RequesterPatient"))) {
            List<Class<?>> right = kinds(dropped, each -> Set.of("no such part"));
            assertThat(kinds(dropped, each -> Set.of("NoneMissed"))).isEqualTo(right);
            assertThat(kinds(dropped, each -> Set.of("TypeOK", "AnswerIsAsked")))
                    .isEqualTo(right);
            assertThat(right.contains(Outcome.Refuted.class)).isEqualTo(!dropped.isEmpty());
        }
    }

    /** What is written says of each step what it needs; the step that nobody has seen has the hint of the most. */
    @Test
    void eachStepHasItsOwn() {
        List<Outcome> outcomes = new Proof(MODULE, Set.of()).run();
        List<String> lines = HintLines.of(MODULE.name(), outcomes);
        Hints hints = HintLines.read(lines.stream());
        for (Outcome outcome : outcomes) {
            Optional<Set<String>> hint = hints.of(MODULE.name(), outcome.obligation());
            hint.ifPresent(names ->
                    assertThat(names).as("%s", outcome.obligation()).isEqualTo(((Outcome.Proved) outcome).needed()));
            assertThat(hint.isPresent())
                    .isEqualTo(!outcome.obligation().theorem().equals("Initially"));
        }
        assertThat(lines).anyMatch(line -> line.contains(" at ")).hasSizeLessThan(outcomes.size() / 2);
    }

    /** To make them again: {@code rollcall prove --hints > proof/src/main/resources/org/rollcall/proof/hints.txt}. */
    @Test
    void theHintsOfTheProgramAreNoOldOnes() {
        Hints hints = Hints.ofProgram();
        for (String name : Proof.MODULES) {
            Module module = SanyReader.ofProgram().read(name);
            for (Obligation obligation : new Proof(module, Set.of()).obligations()) {
                hints.of(name, obligation)
                        .ifPresent(needed -> assertThat(needed)
                                .allSatisfy(part -> assertThat(module.definition(part))
                                        .as("%s of %s", part, obligation)
                                        .isPresent()));
            }
        }
    }
}
