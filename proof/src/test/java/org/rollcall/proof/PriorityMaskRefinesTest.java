package org.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.spec.Exploration;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;
import org.rollcall.spec.tla.TlaTools;

/**
 * PriorityMask does what PriorityMaskGeneral says, as the TLA+ tools evaluate it. It is finite: its 48 configurations are all
 * there is. Every build walks five, of each constant each value; {@code -Drollcall.models=deep} walks all.
 */
class PriorityMaskRefinesTest {
    private static final boolean DEEP =
            System.getProperty("rollcall.models", "").equals("deep");
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String MODULE = "PriorityMaskRefines";
    private static final List<String> INVARIANTS = List.of(
            "LevelsAreTheStack",
            "InvariantHolds",
            "MeansThreeMasks",
            "MeansIrqPasses",
            "MeansNmiPasses",
            "MeansIrqMasked",
            "MeansNmiRunsHard",
            "MeansNmiContextTakesNmi",
            "MeansNmiContextIsHard",
            "MeansIrqExitMask",
            "MeansIrqsDisabledTruthful",
            "MeansEoiBalanced",
            "RoomBoundsNesting");

    private static List<String> configurations() {
        List<String> all = new ArrayList<>();
        for (String handler : List.of("v5.10", "v5.19")) {
            for (String constants : List.of("v5.3", "v6.11")) {
                for (String security : List.of("S1", "S2", "S3")) {
                    for (int eoi = 0; eoi < 2; eoi++) {
                        for (String pmhe : List.of("FALSE", "TRUE")) {
                            all.add(configuration(security, constants, handler, eoi, pmhe));
                        }
                    }
                }
            }
        }
        return all;
    }

    private static String configuration(String security, String constants, String handler, int eoi, String pmhe) {
        return String.join(
                "\n",
                "SPECIFICATION Spec",
                "CHECK_DEADLOCK FALSE",
                "CONSTANTS",
                "  Security = \"" + security + "\"",
                "  Constants = \"" + constants + "\"",
                "  Handler = \"" + handler + "\"",
                "  EoiMode = " + eoi,
                "  Pmhe = " + pmhe,
                "");
    }

    @TestFactory
    Stream<DynamicTest> eachStepIsOneOfAnyPriorities() {
        List<String> all = configurations();
        return IntStream.iterate(0, i -> i < all.size(), i -> i + (DEEP ? 1 : 11))
                .mapToObj(all::get)
                .map(each -> DynamicTest.dynamicTest(
                        each.substring(each.indexOf("  ")).replace("\n", ""),
                        () -> assertThat(wrong(TlaTools.ofProgram(), each)).isEmpty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            IF FrameMask(f) = "OPEN" THEN "irq" ELSE "nmi" | IF FrameMask(f) = "OPEN" THEN "nmi" ELSE "irq" | IsGeneral
            running <- Of({s \\in Intid : Priority(s) \\in apr}) | running <- Of(active)                    | IsGeneral
            IrqOff <- ToGic(IrqOff)                        | IrqOff <- ToGic(IrqOn)                         | MeetsAssumptions
            NmiRpr <- ToGic(NmiRpr)                        | NmiRpr <- NmiRpr                               | MeetsAssumptions
            pmrSeen <- Of(PmrName(pmrSeen))                | pmrSeen <- Of(PmrName(pmr))                    | IsGeneral
            active <- Of(active)                           | active <- Of({})                               | InvariantHolds
            """)
    void aWrongMappingIsFound(String mapping, String fault, String caught) {
        String text = TlaTools.ofProgram().text(MODULE + ".tla");
        assertThat(text).containsOnlyOnce(mapping);
        TlaTools changed = TlaTools.ofProgram().replacing(Map.of(MODULE, text.replace(mapping, fault)));
        assertThat(wrong(changed, configuration("S2", "v6.11", "v5.10", 1, "TRUE")))
                .anySatisfy(each -> assertThat(each).contains(caught));
    }

    /** What is not so, by the operator that says it or the action whose step is none. */
    private static SortedSet<String> wrong(TlaTools tools, String configuration) {
        SortedSet<String> wrong = new TreeSet<>();
        try (Specification specification = tools.openConfigured(MODULE, configuration)) {
            Exploration.Observer observer = new Exploration.Observer() {
                @Override
                public void initial(SpecState state) {
                    check("InitIsGeneral", state);
                    check("MeetsAssumptions", state);
                }

                @Override
                public void step(SpecState state, SpecAction action, SpecState next, boolean fresh) {
                    if (!specification.relates("NextIsGeneral", List.of(), state, next)) {
                        wrong.add(action.name() + " NextIsGeneral");
                    }
                }

                @Override
                public void expanded(SpecState state) {
                    INVARIANTS.forEach(each -> check(each, state));
                }

                private void check(String invariant, SpecState state) {
                    if (!specification.holds(invariant, state)) {
                        wrong.add(invariant);
                    }
                }
            };
            Exploration.Result result = Exploration.run(specification, observer, LIMIT);
            assertThat(result.distinct()).isGreaterThan(500);
        }
        return wrong;
    }
}
