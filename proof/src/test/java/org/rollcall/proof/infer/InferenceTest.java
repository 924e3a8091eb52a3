package org.rollcall.proof.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.proof.RefusedException;
import org.rollcall.proof.infer.Inference.Result;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;

/** Every theorem follows from clauses that nobody wrote; a false one ends with the behaviour that shows it. */
class InferenceTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final TlaTools TOOLS = TlaTools.ofProgram();

    private static Result infer(TlaTools tools, Module module, Duration limit) {
        return new Inference(tools, module, text -> {}, limit).run();
    }

    @Test
    void everyTheoremFollowsAndEveryReachableStateSatisfiesIt() {
        Module module = SanyReader.ofProgram().read("RollCallProof");
        Result result = infer(TOOLS, module, LONG);
        assertThat(result).isInstanceOfSatisfying(Result.Found.class, found -> {
            assertThat(found.theorems())
                    .containsExactly(
                            "NoMiss",
                            "Honest",
                            "SomeStep",
                            "NoStepBack",
                            "StepsForward",
                            "PhasesGoOn",
                            "PhasesInTurn",
                            "PhasesForward");
            assertThat(found.module()).noneMatch(line -> line.contains("IndInv"));
            walk(String.join("\n", found.module()) + "\n", "RollCallProof");
            walk(String.join("\n", found.module()) + "\n", "RollCallProof-weak");
        });
        assertThat(infer(TOOLS, module, LONG)).isEqualTo(result);
    }

    private static void walk(String text, String configuration) {
        String invariants = "\nINVARIANTS\n";
        String given = TOOLS.text(configuration + ".cfg");
        given = given.substring(0, given.indexOf(invariants)) + invariants + "  Inferred\n";
        try (Specification specification =
                TOOLS.openGiven("RollCallInferred", text, configuration, TOOLS.parse(configuration, given))) {
            List<SpecState> states = new ArrayList<>(specification.initialStates());
            Set<Long> known = new HashSet<>();
            for (int i = 0; i < states.size(); i++) {
                assertThat(specification.holds("Inferred", states.get(i)))
                        .as("%s", states.get(i).values())
                        .isTrue();
                specification.successors(states.get(i), (action, next) -> {
                    if (known.add(next.fingerprint())) {
                        states.add(next);
                    }
                });
            }
            assertThat(states).hasSizeGreaterThan(100);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\0', textBlock = """
            Lose     ; /\\ ~Lossless                           ; /\\ TRUE                   ; NoMiss: NoCpuMissed
            GiveUp   ; Patient => \\A c \\in CPU : ~Prompt(c)  ; TRUE                       ; NoMiss: NoCpuMissed
            Straggle ; /\\ ~Fresh                              ; /\\ TRUE                   ; NoMiss: NoCpuMissed
            CallEnd  ; Outstanding \\subseteq sent             ; TRUE                       ; NoMiss: NoCpuMissed
            """)
    void aFalseTheoremEndsWithItsBehaviour(String action, String text, String fault, String goal, @TempDir Path folder)
            throws IOException {
        for (String file : List.of("RollCall.tla", "RollCallProof.tla")) {
            Files.writeString(folder.resolve(file), TOOLS.text(file));
        }
        String module = TOOLS.text("RollCall.tla");
        int definition = module.indexOf("\n" + action);
        int place = module.indexOf(text, definition);
        assertThat(place).isGreaterThan(definition);
        Files.writeString(
                folder.resolve("RollCall.tla"),
                module.substring(0, place) + fault + module.substring(place + text.length()));
        TlaTools tools = TlaTools.of(folder);
        assertThat(infer(tools, SanyReader.of(folder).read("RollCallProof"), LONG))
                .isInstanceOfSatisfying(Result.Refuted.class, refuted -> {
                    assertThat(refuted.goal()).isEqualTo(goal);
                    isBehaviour(tools, refuted);
                });
    }

    private static void isBehaviour(TlaTools tools, Result.Refuted refuted) {
        StringBuilder configuration = new StringBuilder("SPECIFICATION Spec\nCONSTANTS\n");
        ((SpecValue.SetOf) refuted.constants().get("CPU"))
                .elements()
                .forEach(cpu -> configuration.append("  " + cpu + " = " + cpu + "\n"));
        refuted.constants().forEach((name, value) -> configuration.append("  " + name + " = " + value + "\n"));
        try (Specification specification = tools.openConfigured("RollCallProof", configuration.toString())) {
            List<SpecState> states =
                    refuted.states().stream().map(specification::state).toList();
            assertThat(specification.initialStates())
                    .extracting(SpecState::fingerprint)
                    .contains(states.get(0).fingerprint());
            for (int i = 0; i < refuted.steps().size(); i++) {
                String step = refuted.steps().get(i);
                SpecAction taken = specification.actions().stream()
                        .filter(action -> action.toString().equals(step))
                        .findFirst()
                        .orElseThrow();
                assertThat(specification.isStep(states.get(i), taken, states.get(i + 1)))
                        .as(step)
                        .isTrue();
            }
            assertThat(specification.holds("NoCpuMissed", states.get(states.size() - 1)))
                    .isFalse();
        }
    }

    @Test
    void whenTheTimeIsOverThereIsNoInvariant() {
        assertThat(infer(TOOLS, SanyReader.ofProgram().read("RollCallProof"), Duration.ZERO))
                .isInstanceOfSatisfying(
                        Result.NotFound.class, not -> assertThat(not.reason()).contains("the time is over"));
    }

    private static final String LOCK = """
            ---- MODULE Lock ----
            CONSTANTS CPU, None, Mode
            VARIABLES owner, pc
            ASSUME None \\notin CPU
            ASSUME Mode \\in {"plain", "nested"}
            TypeOK ==
              /\\ owner \\in CPU \\cup {None}
              /\\ pc \\in [CPU -> {"out", "in"}]
            Init == owner = None /\\ pc = [c \\in CPU |-> "out"]
            Enter(c) ==
              /\\ owner = None
              /\\ owner' = c
              /\\ pc' = [pc EXCEPT ![c] = "in"]
            Leave(c) ==
              /\\ pc[c] = "in"
              /\\ owner' = None
              /\\ pc' = [pc EXCEPT ![c] = "out"]
            Next ==
              \\/ \\E c \\in CPU : Enter(c)
              \\/ \\E c \\in CPU : Leave(c)
            IndInv == TRUE
            Exclusive == \\A c, d \\in CPU : pc[c] = "in" /\\ pc[d] = "in" => c = d
            THEOREM OneAtATime == IndInv => Exclusive
            ====
            """;

    private static Result lock(Path folder, String text, String fault) throws IOException {
        assertThat(LOCK).contains(text);
        Files.writeString(folder.resolve("Lock.tla"), LOCK.replace(text, fault));
        return infer(TlaTools.of(folder), SanyReader.of(folder).read("Lock"), LONG);
    }

    @Test
    void aModuleOfTheUsersHasItsInvariant(@TempDir Path folder) throws IOException {
        assertThat(lock(folder, "owner = None\n  /\\ owner'", "owner = None\n  /\\ owner'"))
                .isInstanceOfSatisfying(
                        Result.Found.class,
                        found -> assertThat(String.join("\n", found.module()))
                                .contains("owner = c \\/ pc[c] = \"out\"", "THEOREM InferredOneAtATime"));
    }

    @Test
    void aLockThatIsNoneIsRefuted(@TempDir Path folder) throws IOException {
        assertThat(lock(folder, "owner = None\n  /\\ owner'", "TRUE\n  /\\ owner'"))
                .isInstanceOfSatisfying(Result.Refuted.class, refuted -> {
                    assertThat(refuted.goal()).isEqualTo("OneAtATime: Exclusive");
                    assertThat(refuted.states()).hasSize(3);
                });
    }

    @Test
    void whatCannotBeSearchedIsSaid(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> lock(folder, "Next ==", "Step =="))
                .isInstanceOf(SpecificationException.class)
                .hasMessage("Lock defines no Next, without which no invariant can be looked for");
        assertThat(lock(folder, "ASSUME None", "ASSUME Mode = \"none\"\nASSUME None"))
                .isEqualTo(new Result.NotFound("no constants for two to four CPUs were found that its ASSUMEs allow"));
        assertThat(lock(folder, "IndInv => Exclusive", "TypeOK => Exclusive"))
                .isEqualTo(new Result.NotFound("no theorem of it assumes IndInv"));
        assertThatThrownBy(() -> lock(folder, "/\\ owner \\in CPU \\cup {None}", "/\\ owner \\in {1, 2}"))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("Lock.tla:7:17: neither a CPU nor a string");
    }

    /** What the clauses are made of means the same to the TLA+ tools. */
    @Test
    void theToolsEvaluatePredicatesAlike() {
        Module module = SanyReader.ofProgram().read("RollCallProof");
        Predicates predicates = new Predicates(module);
        try (Specification specification = TOOLS.open("RollCallProof", "RollCallProof")) {
            Map<String, SpecValue> constants = new HashMap<>();
            module.constants().forEach(name -> constants.put(name, specification.constant(name)));
            List<SpecState> states = new ArrayList<>(specification.initialStates());
            for (int i = 0; i < 100; i++) {
                specification.successors(states.get(i), (action, next) -> states.add(next));
                Map<String, SpecValue> values = new HashMap<>(constants);
                values.putAll(states.get(i).values());
                SpecState state = states.get(i);
                predicates
                        .ofNone()
                        .forEach(each -> assertThat(new Evaluator(values).holds(each.body(), Map.of()))
                                .as("%s in %s", each, values)
                                .isEqualTo(specification.holds(each.name(), state)));
            }
        }
        assertThat(predicates.ofNone()).hasSizeGreaterThan(3);
    }
}
