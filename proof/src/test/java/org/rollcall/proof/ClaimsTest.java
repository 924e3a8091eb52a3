package org.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.spec.Exploration;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;
import org.rollcall.spec.tla.TlaTools;

/**
 * What is proved implies what is claimed in states that no model reaches, too. Where a claim holds in every reachable
 * state, a theorem that says less than the claim is not seen there. The states are reachable ones with one variable's
 * value taken from elsewhere.
 */
class ClaimsTest {
    private static final TlaTools TOOLS = TlaTools.ofProgram();
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int TRIES = 12_000;
    private static final Pattern DEFINITION = Pattern.compile("(?m)^(\\w+)(\\(.*\\))? ==");
    private static final String PROOF = "IpiNmiProof";
    private static final String PROPERTIES = "IpiNmiProperties";
    private static final String REFINES = BridgeTest.MODULE;

    /** Between them every label of both roll calls is reached, CPUs are missed, and a roundup times out. */
    private static final List<String> MODELS = List.of(
            "V5-nmi-roundup",
            "V5-nmi-backtrace",
            "V6-nmi-roundup",
            "V6-nmi-backtrace",
            "ML-irq-roundup-stuck",
            "ML-irq-backtrace-stuck",
            "V7-irq-fallback");

    private static final SortedMap<String, List<Map<String, SpecValue>>> REACHABLE = new TreeMap<>();

    /** Of each variable that a claim depends on and that changes in these models, its values there. */
    private static final SortedMap<String, List<SpecValue>> VALUES = new TreeMap<>();

    @BeforeAll
    static void explore() {
        for (String model : MODELS) {
            List<Map<String, SpecValue>> states = new ArrayList<>();
            try (Specification specification = open(TOOLS, model)) {
                Exploration.Observer keep = new Exploration.Observer() {
                    @Override
                    public void expanded(SpecState state) {
                        states.add(state.values());
                    }
                };
                Exploration.run(specification, keep, LIMIT);
            }
            REACHABLE.put(model, states);
        }
        RefinementWalk.FRAGMENT_CLAIMS.stream()
                .flatMap(claim -> VariablesRead.by(REFINES, claim, PROOF).stream())
                .distinct()
                .filter(variable -> REACHABLE.get(MODELS.get(0)).get(0).containsKey(variable))
                .forEach(variable -> VALUES.put(variable, values(variable)));
        VALUES.values().removeIf(values -> values.size() == 1);
    }

    private static List<SpecValue> values(String variable) {
        return REACHABLE.values().stream()
                .flatMap(List::stream)
                .map(state -> state.get(variable))
                .distinct()
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"V5-nmi-roundup", "V6-nmi-roundup", "ML-irq-roundup-stuck"})
    void whatIsProvedImpliesWhatIsClaimed(String model) {
        Beside found = beside(TOOLS, model, TRIES / 12, Set.of("nothing"));
        assertThat(found.wrong()).isEmpty();
        assertThat(found.judged()).isGreaterThan(TRIES / 48);
    }

    /** TypeOK is each module's own. Of the others a fault below shows that they are compared. */
    @Test
    void aNameOfBothMeansTheSame() {
        Set<String> common = defined(PROOF);
        common.retainAll(defined(PROPERTIES));
        assertThat(common)
                .containsExactly("Bt_NoMiss_all", "Bt_Truthful", "CsdNotForgotten", "Fb_Coming", "Fb_NoWedge", "In");
        Set<String> types = defined(Mutant.FRAGMENT);
        types.addAll(defined(Mutant.FRAGMENT_STATE));
        types.retainAll(defined(PROPERTIES));
        assertThat(types).containsExactly("TypeOK");
    }

    private static Set<String> defined(String module) {
        return DEFINITION
                .matcher(TOOLS.text(module + ".tla"))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aTheoremThatSaysLessIsFound() {
        everyFaultIsFound(
                "V6-nmi-roundup",
                new Fault(PROOF, "\"L\"} <=> mlock = c", "\"L\"} => mlock = c", "ProvedSaysLockOwner"),
                new Fault(PROOF, "btPc \\in {\"T5\", \"T6\"}", "btPc = \"T5\"", "ProvedSaysPendingCovers"),
                new Fault(PROOF, "\\in {\"M5s\", \"M6\", \"M9\"}\n\n", "= \"M5s\"\n\n", "ProvedSaysRoundupCovers"),
                new Fault(
                        PROOF,
                        " == NmiAssumptions => ~tmo",
                        " == NmiAssumptions /\\ slock => ~tmo",
                        "ProvedSaysNoTimeout"),
                new Fault(PROOF, "=> ~tmo /\\ \\A d", "=> \\A d", "ProvedSaysHeadline"),
                new Fault(PROOF, "\\A d \\in kgAsked : In(d)\n", "\\A d \\in toSend : In(d)\n", "ProvedSaysStrong"),
                new Fault(PROOF, "Bt_Truthful == btPc = \"T8\"", "Bt_Truthful == btPc = \"T6\"", "ProvedSaysTruthful"),
                new Fault(
                        PROOF,
                        "\"T8\" => btWant \\subseteq",
                        "\"T8\" => btWant \\ btMask \\subseteq",
                        "ProvedSaysBacktrace"),
                new Fault(
                        "RollCallProof",
                        "NoCpuMissed == phase = \"closed\"",
                        "NoCpuMissed == phase = \"idle\"",
                        "RollCallSaysBacktrace"));
        everyFaultIsFound(
                "ML-irq-roundup-stuck",
                new Fault(
                        PROOF,
                        "\\A d \\in kgAsked : In(d) \\/ A",
                        "\\A d \\in toSend : In(d) \\/ A",
                        "ProvedSaysWeak"));
        everyFaultIsFound(
                "V7-irq-fallback",
                new Fault(PROOF, "~QueueEmpty(d) => \"CALL\"", "d \\in kgQ => \"CALL\"", "ProvedSaysCalled"),
                new Fault(
                        PROOF,
                        "\\A d \\in unshown :\n    work # None",
                        "\\A d \\in workTodo :\n    work # None",
                        "ProvedSaysShowsCome"),
                new Fault(
                        PROOF,
                        " == CallAssumptions /\\ TimeoutsFair => ~tmo",
                        " == CallAssumptions /\\ TimeoutsFair /\\ slock => ~tmo",
                        "ProvedSaysNoTimeoutByCall"),
                new Fault(PROOF, "worker = w /\\ ~WorkerPrompt", "worker = w /\\ WorkerPrompt", "ProvedSaysNoWedge"));
    }

    @Test
    void aClaimThatSaysMoreIsFound() {
        everyFaultIsFound(
                "V6-nmi-roundup",
                new Fault(PROPERTIES, "\"L\"} <=> mlock = c", "\"L\", \"M1\"} <=> mlock = c", "ProvedSaysLockOwner"),
                new Fault(
                        PROPERTIES,
                        "btPc = \"T6\" => \\A d \\in btMask",
                        "btPc = \"T6\" => \\A d \\in CPU",
                        "ProvedSaysPendingCovers"),
                new Fault(
                        PROPERTIES,
                        "    \\/ KgSgi \\in pend[d]\n    \\/ IsSlave",
                        "    \\/ IsSlave",
                        "ProvedSaysRoundupCovers"),
                new Fault(
                        PROPERTIES,
                        "~tmo =>\n    \\A d \\in kgAsked",
                        "~tmo =>\n    slock /\\ \\A d \\in kgAsked",
                        "ProvedSaysWeak"),
                new Fault(PROPERTIES, "Kg_NoTimeout == ~tmo", "Kg_NoTimeout == ~tmo /\\ slock", "ProvedSaysNoTimeout"),
                new Fault(PROPERTIES, "=>\n    ~tmo /\\", "=>\n    ~tmo /\\ slock /\\", "ProvedSaysHeadline"),
                new Fault(
                        PROPERTIES, "Bt_NoMiss == btPc = \"T8\"", "Bt_NoMiss == btPc = \"T6\"", "ProvedSaysBacktrace"),
                new Fault(PROPERTIES, "/\\ AllAnswered => btWant", "=> btWant", "RollCallSaysBacktrace"));
    }

    @Test
    void aWordThatMeansSomethingElseIsFound() {
        everyFaultIsFound(
                "V6-nmi-roundup",
                new Fault(PROOF, "entered /\\ pc[d] # \"R4\"", "entered", "InIsIn"),
                new Fault(PROOF, ": dbgPc[c] = \"M9\"\n", ": dbgPc[c] = \"M6\"\n", "DebuggerIsDebugger"),
                new Fault(PROOF, "pc[d] \\in {\"H2a\", \"H2\"}", "pc[d] = \"H2\"", "HandlerJoinsIsReachesKgdb"),
                new Fault(PROOF, "(d) == JoinsNext(d) \\/", "(d) ==", "AboutToJoinIsTransientlyAbsent"),
                new Fault(PROOF, "(d) == BacktracePending(d) \\/", "(d) ==", "StillToTraceIsBacktraceComing"));
    }

    /** In v5 with a trace to do (F1), and of a CPU that is in the debugger, the words mean different things. */
    @ParameterizedTest
    @CsvSource({
        "V5-nmi-roundup, ~AnyoneStops /\\ FR!ShowAllAlone /\\ FR!HandlerServesBoth /\\ ~In(d) =>, ~In(d) =>",
        "V6-nmi-roundup, ~AnyoneStops /\\ FR!ShowAllAlone /\\ FR!HandlerServesBoth /\\ ~In(d) =>, FR!HandlerServesBoth =>"
    })
    void theWordsDifferWithoutTheirConditions(String model, String text, String fault) {
        everyFaultIsFound(model, new Fault(REFINES, text, fault, "AboutToJoinIsTransientlyAbsent"));
    }

    /**
     * @param text what a module says
     * @param fault what it says instead
     * @param caught the invariant that is wrong then
     */
    private record Fault(String module, String text, String fault, String caught) {}

    private static void everyFaultIsFound(String model, Fault... faults) {
        Map<String, String> changed = new HashMap<>();
        for (Fault fault : faults) {
            String text = changed.getOrDefault(fault.module(), TOOLS.text(fault.module() + ".tla"));
            assertThat(text).containsOnlyOnce(fault.text());
            changed.put(fault.module(), text.replace(fault.text(), fault.fault()));
        }
        Set<String> caught = Stream.of(faults).map(Fault::caught).collect(Collectors.toSet());
        assertThat(beside(TOOLS.replacing(changed), model, TRIES, caught).wrong())
                .containsKeys(caught.toArray(String[]::new));
    }

    /**
     * @param judged states that the mapping is made for
     * @param wrong each invariant that is false in one of them, with the first
     */
    private record Beside(int judged, Map<String, SpecState> wrong) {}

    /** Every place in the two roll calls is as likely as another. It ends when what is sought is wrong. */
    private static Beside beside(TlaTools tools, String model, int tries, Set<String> sought) {
        SplittableRandom random = new SplittableRandom(1);
        List<String> variables = List.copyOf(VALUES.keySet());
        List<List<Map<String, SpecValue>>> places = List.copyOf(REACHABLE.entrySet().stream()
                .filter(each -> each.getKey().startsWith(model.substring(0, 2)))
                .flatMap(each -> each.getValue().stream())
                .collect(Collectors.groupingBy(
                        state -> List.of(state.get("btPc"), state.get("dbgPc")),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values());
        Map<String, SpecState> wrong = new LinkedHashMap<>();
        int judged = 0;
        try (Specification specification = open(tools, model)) {
            for (int i = 0; i < tries && !wrong.keySet().containsAll(sought); i++) {
                Map<String, SpecValue> beside = new LinkedHashMap<>(pick(pick(places, random), random));
                String variable = pick(variables, random);
                beside.put(variable, pick(VALUES.get(variable), random));
                SpecState state = specification.state(beside);
                if (specification.holds("IsMapped", state)) {
                    judged++;
                    claims().filter(claim -> !wrong.containsKey(claim) && !specification.holds(claim, state))
                            .forEach(claim -> wrong.put(claim, state));
                }
            }
        }
        return new Beside(judged, wrong);
    }

    private static <T> T pick(List<T> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }

    private static Stream<String> claims() {
        return Stream.concat(Stream.of(RefinementWalk.ROLL_CALL_CLAIM), RefinementWalk.FRAGMENT_CLAIMS.stream());
    }

    private static Specification open(TlaTools tools, String model) {
        return tools.openConfigured(REFINES, BridgeTest.configuration(model));
    }
}
