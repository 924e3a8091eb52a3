package org.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;

/** Every theorem holds for every set of CPUs, none of them for nothing, and none without its assumptions. */
class ProvedModulesTest {
    private static final boolean DEEP =
            System.getProperty("rollcall.models", "").equals("deep");

    private static Module module(String name) {
        return SanyReader.ofProgram().read(name);
    }

    @TestFactory
    Stream<DynamicTest> everyObligationIsProved() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String name : Proof.MODULES) {
            for (Outcome outcome : outcomes(name)) {
                tests.add(DynamicTest.dynamicTest(
                        name + " " + outcome.obligation(),
                        () -> assertThat(outcome)
                                .isInstanceOfSatisfying(
                                        Outcome.Proved.class, proved -> followsFromItsHint(name, proved))));
            }
        }
        return tests.stream();
    }

    private static final Map<String, List<Outcome>> OUTCOMES = new HashMap<>();

    private static List<Outcome> outcomes(String name) {
        return OUTCOMES.computeIfAbsent(name, key -> prove(module(key)));
    }

    /** Of what has hundreds of steps that change nothing of it, a sample; {@code -Drollcall.models=deep} takes all. */
    private static List<Outcome> prove(Module module) {
        if (DEEP || !module.name().equals("IpiNmiBridgeProof")) {
            return new Proof(module, Set.of()).run();
        }
        List<Obligation> all = Obligations.of(module);
        try (Prover prover = new Prover(module, Set.of())) {
            return IntStream.range(0, all.size())
                    .filter(i -> i % 8 == 0 || !all.get(i).theorem().equals("Stays"))
                    .mapToObj(i -> prover.prove(all.get(i)))
                    .toList();
        }
    }

    /** If not: {@code rollcall prove --hints > proof/src/main/resources/org/rollcall/proof/hints.txt}. */
    private static void followsFromItsHint(String module, Outcome.Proved proved) {
        Hints.ofProgram()
                .of(module, proved.obligation())
                .ifPresent(hint -> assertThat(hint).containsAll(proved.needed()));
    }

    /** Of each module and each assumption, what is refuted without it. */
    private static final Map<String, SortedMap<String, List<Outcome>>> WITHOUT = new HashMap<>();

    private static SortedMap<String, List<Outcome>> without(String name) {
        return WITHOUT.computeIfAbsent(name, key -> {
            Module module = module(key);
            return Proof.assumptions(module).isEmpty() ? new TreeMap<>() : Proof.withoutEach(module, outcomes(key));
        });
    }

    /** To make it again: {@code rollcall prove --theorems > docs/theorems.md}. */
    @Test
    void thePageOfTheoremsIsTrue() {
        List<TheoremPage.Section> sections = Proof.MODULES.stream()
                .map(name -> TheoremPage.section(module(name), without(name)))
                .toList();
        List<String> page = new TheoremPage(TlaTools.ofProgram(), SanyReader.ofProgram()).lines(sections);
        assertThat(Path.of("..", "docs", "theorems.md")).content().isEqualTo(String.join("\n", page) + "\n");
    }

    /** What is passed over as it does not speak of an assumption, or follows whatever that says, is proved without it. */
    @ParameterizedTest
    @ValueSource(strings = {"RollCallProof", "CallFunctionProof"})
    void whatFailsWithoutAnAssumptionSpeaksOfIt(String name) {
        Module module = module(name);
        without(name)
                .forEach((assumption, broken) -> assertThat(refuted(module, assumption))
                        .extracting(each -> each.obligation().toString())
                        .containsExactlyElementsOf(broken.stream()
                                .map(each -> each.obligation().toString())
                                .toList()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RollCallProof",
                "IpiNmiProof",
                "PanicElectionProof",
                "CallFunctionProof",
                "SdeiRequestProof",
                "SseNmiProof",
                "PriorityMaskProof"
            })
    void noAssumptionCanBeDropped(String name) {
        Module module = module(name);
        Reevaluation tools = new Reevaluation(TlaTools.ofProgram(), module);
        for (String assumption : Proof.assumptions(module)) {
            List<Outcome> refuted = without(name).get(assumption);
            assertThat(refuted).as(assumption).isNotEmpty().hasOnlyElementsOfType(Outcome.Refuted.class);
            assertThat(refuted)
                    .allSatisfy(each -> assertThat(tools.disagreements((Outcome.Refuted) each, Set.of(assumption)))
                            .as("%s without %s", each.obligation(), assumption)
                            .isEmpty());
        }
    }

    @Test
    void theToolsSeeThatAnAssumptionWasMade() {
        Module module = module("RollCallProof");
        Reevaluation tools = new Reevaluation(TlaTools.ofProgram(), module);
        for (Outcome.Refuted each : refuted(module, "RequesterPatient")) {
            assertThat(tools.disagreements(each, Set.of()))
                    .as(each.obligation().toString())
                    .isNotEmpty();
        }
    }

    @Test
    void theEarlyReturnOfVersion5IsFoundWhereTheHandlerReturns() { // F1
        assertThat(without("IpiNmiProof").get("HandlerServesBoth"))
                .extracting(refuted ->
                        refuted.obligation().step() + " " + refuted.obligation().goal())
                .containsExactly("P3 AskedInOrComing'", "P3 AskedInOrJoining'");
    }

    private static List<Outcome.Refuted> refuted(Module module, String dropped) {
        return new Proof(module, Set.of(dropped))
                .run().stream()
                        .filter(outcome -> !(outcome instanceof Outcome.Proved))
                        .map(Outcome.Refuted.class::cast)
                        .toList();
    }

    @Test
    void theToolsTakeTheStepOfACounterexample() {
        Module module = module("RollCallProof");
        Reevaluation tools = new Reevaluation(TlaTools.ofProgram(), module);
        Outcome.Refuted refuted = refuted(module, "RequesterPatient").get(0);
        assertThat(tools.disagreements(refuted, Set.of("RequesterPatient"))).isEmpty();
        Induction turned = new Induction(
                refuted.counterexample().constants(),
                refuted.counterexample().after(),
                refuted.counterexample().before());
        assertThat(tools.disagreements(
                        new Outcome.Refuted(refuted.obligation(), refuted.time(), turned), Set.of("RequesterPatient")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RollCallProof,IndInv",
        "IpiNmiProof,IndInv",
        "IpiNmiBridgeProof,BridgeInv",
        "PanicElectionProof,IndInv",
        "CallFunctionProof,IndInv",
        "SdeiRequestProof,IndInv",
        "SseNmiProof,IndInv",
        "PriorityMaskProof,IndInv"
    })
    void everyActionIsPossibleUnderTheInvariant(String name, String named) {
        Module module = module(name);
        Expression invariant = module.required(named).body();
        Set<String> impossible = Obligations.of(module).stream()
                .filter(obligation -> obligation.goal().equals("FALSE"))
                .map(Obligation::step)
                .collect(Collectors.toSet());
        Set<String> taken = new HashSet<>();
        for (int cpus : List.of(2, 3)) {
            try (Prover prover = Prover.bounded(module, cpus)) {
                Conjuncts.disjuncts(module.required("Next").body()).stream()
                        .filter(action -> !taken.contains(Obligations.name(action)))
                        .filter(action -> prover.possible(claims(module, invariant, action)))
                        .forEach(action -> taken.add(Obligations.name(action)));
            }
        }
        assertThat(Conjuncts.disjuncts(module.required("Next").body()))
                .allSatisfy(action -> assertThat(taken.contains(Obligations.name(action)))
                        .as(Obligations.name(action))
                        .isEqualTo(!impossible.contains(Obligations.name(action))));
    }

    private static List<Claim> claims(Module module, Expression invariant, Expression action) {
        List<Claim> claims = new ArrayList<>(List.of(new Claim(invariant, false), new Claim(action, false)));
        module.assumptions().forEach(fact -> claims.add(new Claim(fact.body(), false)));
        return claims;
    }

    /** The solver may not take a step, so that it answers only what needs none. */
    @Test
    void aSolverThatDoesNotAnswerProvesNothing() {
        Module module = module("RollCallProof");
        Set<Obligation> wrong = refuted(module, "RequesterPatient").stream()
                .map(Outcome.Refuted::obligation)
                .collect(Collectors.toSet());
        try (Prover prover = new Prover(module, Set.of("RequesterPatient"), Map.of("rlimit", 1), Hints.none())) {
            List<Outcome> outcomes = new Proof(module, Set.of("RequesterPatient"))
                    .obligations().stream().map(prover::prove).toList();
            assertThat(outcomes).filteredOn(Outcome.Unknown.class::isInstance).hasSizeGreaterThan(50);
            assertThat(outcomes)
                    .filteredOn(outcome -> wrong.contains(outcome.obligation()))
                    .isNotEmpty()
                    .hasOnlyElementsOfType(Outcome.Unknown.class);
        }
    }

    /** No kernel has both: what a roll call by NMI assumes, and what one by function call does. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "IndInv ProgressAssumptions TakenBeforeMasked RoundingUp BacktraceOpen",
                "IndInv CallAssumptions RoundingUp",
                "IndInv TraceCallAssumptions BacktraceOpen",
                "IndInv CallAssumptions NobodyGoes OneAsks ShowOpen"
            })
    void progressIsNotProvedForNothing(String names) {
        Module module = module("IpiNmiProof");
        try (Prover prover = new Prover(module, Set.of())) {
            List<Claim> claims = Stream.of(names.split(" "))
                    .map(name -> new Claim(module.required(name).body(), false))
                    .toList();
            assertThat(prover.possible(claims)).isTrue();
        }
    }
}
