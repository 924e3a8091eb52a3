package org.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.spec.Changes;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;
import org.rollcall.spec.tla.TlaTools;

/**
 * The bounded models do what the proved modules say, step by step, as the TLA+ tools evaluate it. Every build walks the
 * small models, {@code -Drollcall.models=fast} all fast ones, {@code -Drollcall.models=deep} the others too.
 */
class BridgeTest {
    /** States of a model that every build walks. */
    private static final int SMALL = 800;

    /** States of a model with hotplug that is walked at all. */
    private static final int WITH_HOTPLUG = 250;

    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final String MODELS = System.getProperty("rollcall.models", "");
    static final String MODULE = "IpiNmiRefines";

    /** The constants of {@code IpiNmiState} that change the protocol as no kernel does. */
    private static final List<String> REPAIRS = List.of(
            "AnswersApart", "TestsSlaveLock", "CountsIfLocked", "ActiveLate", "AtLeast", "AwaitsEach", "LockYields");

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final TlaTools TOOLS = TlaTools.ofProgram();

    @TestFactory
    Stream<DynamicTest> everyModelRefines() {
        Map<String, Model> distinct = new LinkedHashMap<>();
        claimed().filter(BridgeTest::isWalked).forEach(model -> distinct.putIfAbsent(constants(model), model));
        return distinct.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getValue().name(),
                        () -> assertThat(walk(entry.getValue().name(), TOOLS, entry.getKey()))
                                .isEmpty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ML-nmi-backtrace | [] btPc = \"T6\" -> \"waiting\" | [] btPc = \"T6\" -> \"closed\" | RollCall",
                "ML-nmi-backtrace | BtSgi \\in pend[c] \\/ IsSlaveAt | IsSlaveAt | RollCall",
                "ML-nmi-backtrace | btBegan \\cap btWant | btWant | RollCall",
                "ML-irq-backtrace-stuck | THEN btWant \\cap btMask ELSE | THEN {} ELSE | RollCall",
                "ML-irq-backtrace-stuck | \\ ((Stuck \\cup LongOff) \\ NmiCpus) | | RollCall",
                "ML-nmi-backtrace | Shared <- Shared | Shared <- TRUE | Fragment",
                "V5-nmi-backtrace | EarlyReturn <- EarlyReturn | EarlyReturn <- FALSE | Fragment",
                "V6-nmi-backtrace | ActiveTest <- ActiveTest | ActiveTest <- FALSE | Fragment",
                "V6-mips-backtrace | BtCsd <- BtByCsd | BtCsd <- FALSE | Fragment",
                "V6-arm-backtrace | ShowAll <- BtFallback | ShowAll <- KgFallback | Fragment",
                "V6-irq-fallback | ShowAll <- BtFallback | ShowAll <- FALSE | Fragment",
                "V6-x86-backtrace | [] ReachesIrqOff(BacktraceChannel) -> CPU | | Fragment",
                "ML-irq-backtrace | THEN nmiPc[c] ELSE irqPc[c] | THEN nmiPc[c] ELSE \"-\" | Fragment",
                "ML-stopped | Stops <- AnyoneStops | Stops <- FALSE | Fragment",
                "ML-stopped | IsSlaveAt(c, StopLabels) \\/ task[c] \\in StopTasks -> | task[c] \\in StopTasks -> | Fragment",
                "ML-stopped | pend[c] \\ StopSgi] | pend[c]] | Fragment",
                "V73-sdei-backtrace | {\"D1\", \"H1\", \"P1\", \"P2\", \"P3\"}) | {\"H1\", \"P1\", \"P2\", \"P3\"}) | RollCall",
                "V73-steps-sdei-stop | IF evPc[c] \\in StopLabels THEN \"-\" ELSE evPc[c] | evPc[c] | Fragment",
                "ML-nmi-f23 | ELSE snap[c] # Cardinality(online)} | ELSE FALSE} | Fragment",
                "ML-nmi-f23 | [] task[c] \\in AbsentTasks -> \"off\" | | Fragment",
                "ML-nmi-f23 | [] task[c] \\in ComingTasks -> \"listed\" | | Fragment",
                "V73-sdei-leaving | task[c] \\in AbsentTasks -> \"off\" | task[c] \\in AbsentTasks \\cup {\"leaving\"} -> \"off\" | Fragment",
                "ML-nmi-f23 | /\\ c \\notin StaleSamples => (nM | => (nM | CountersAreSets",
                "ML-nmi-f23 | InDebugger(c)' /\\ c \\notin StaleSamples => | InDebugger(c)' => | CountsInOrLeaving",
                "ML-steps-named | task[d] \\notin NotSetUp => | TRUE => | StillToTraceIsBacktraceComing",
                "ML-named-offline | \\ AskedOffline | | RollCall",
                "ML-nmi-roundup | nM + nS = snap[c] <=> | nM = snap[c] <=> | CountersAreSets",
                "ML-nmi-f22 | In(d)' \\/ IsSlaveAt(d, {\"R4\"})' | In(d)' | CountsInOrLeaving",
                "ML-nmi-f22 | (\\E c \\in CPU : InDebugger(c) /\\ InDebugger(c)') | TRUE | InUntilGo"
            })
    void aWrongMappingIsFound(String model, String mapping, String fault, String caught) {
        Map<String, String> changed = new HashMap<>();
        for (String file : List.of(MODULE, "IpiNmiBridge")) {
            String text = TOOLS.text(file + ".tla");
            if (text.contains(mapping)) {
                assertThat(text).containsOnlyOnce(mapping);
                changed.put(file, text.replace(mapping, fault == null ? "" : fault));
            }
        }
        assertThat(walk(model, TOOLS.replacing(changed), configuration(model)))
                .anySatisfy(wrong -> assertThat(wrong).contains(caught));
    }

    @Test
    void thePageNamesTheModelsThatAreWalked() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "refinement.md"), StandardCharsets.UTF_8);
        Set<String> named = page.lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> QUOTED.matcher(line).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(claimed().map(Model::name)).containsExactlyInAnyOrderElementsOf(named);
    }

    private static Stream<Model> claimed() {
        return Manifest.ofProgram().models().stream()
                .filter(model -> model.module().equals("MCIpiNmi") && isClaimed(model));
    }

    private static boolean isWalked(Model model) {
        return switch (MODELS) {
            case "deep" -> true;
            case "fast" -> model.speed() == Model.Speed.FAST;
            default -> model.speed() == Model.Speed.FAST && model.distinct() <= SMALL;
        };
    }

    /** No mutation and no repair: of those nothing is said. Of models with hotplug the small ones. */
    private static boolean isClaimed(Model model) {
        SpecValue nobody = new SpecValue.SetOf(List.of());
        ModelConfiguration configuration = TOOLS.configuration(model);
        return model.mutation().equals("none")
                && REPAIRS.stream()
                        .noneMatch(repair -> configuration.constant(repair).equals(new SpecValue.Bool(true)))
                && (model.distinct() <= WITH_HOTPLUG
                        || configuration.constant("Offline").equals(nobody)
                                && configuration.constant("Unplug").equals(nobody));
    }

    /**
     * The configuration without invariants, properties and fairness: the walk is not about them. Symmetry stays, as the
     * mappings name no CPU.
     */
    private static String constants(Model model) {
        return Changes.checkingNothing("Spec").in(TOOLS.configuration(model)).text();
    }

    /** The configuration in which this model is walked. */
    static String configuration(String model) {
        return constants(Manifest.ofProgram().named(model));
    }

    private static List<String> walk(String model, TlaTools tools, String configuration) {
        try (Specification specification = tools.openConfigured(MODULE, configuration)) {
            RefinementWalk.Result result = RefinementWalk.of(specification, LIMIT);
            System.out.printf(
                    "%s: %d states, %d transitions, RollCall%s%n",
                    model, result.states(), result.transitions(), result.fragment() ? " and IpiNmiFragment" : "");
            return result.wrong();
        }
    }
}
