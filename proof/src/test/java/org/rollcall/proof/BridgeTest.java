package org.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.spec.Exploration;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;
import org.rollcall.spec.tla.TlaTools;

/** The bounded models do what the proved modules say, step by step, as the TLA+ tools evaluate it. */
class BridgeTest {
    /** Violations are past the first only in number. */
    private static final int SHOWN = 3;

    /** Larger models take minutes: {@code -Drollcall.deep=true}. */
    private static final int SMALL = 600;

    private static final boolean DEEP = Boolean.getBoolean("rollcall.deep");

    @TestFactory
    Stream<DynamicTest> everyModelWithoutHotplugRefines() {
        Map<String, Model> distinct = new LinkedHashMap<>();
        for (Model model : Manifest.ofProgram().models()) {
            if (model.module().equals("MCIpiNmi")
                    && model.speed() == Model.Speed.FAST
                    && (DEEP || model.distinct() <= SMALL)) {
                distinct.putIfAbsent(constants(model), model);
            }
        }
        return distinct.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getValue().name(), () -> refines(entry.getKey())));
    }

    private static String constants(Model model) {
        try (InputStream in = BridgeTest.class.getResourceAsStream("/tla/" + model.cfg())) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.replaceAll("(?s)\n(INVARIANT|PROPERT|SYMMETRY|VIEW).*", "\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void refines(String configuration) {
        try (Specification specification = TlaTools.ofProgram().openConfigured("IpiNmiRefines", configuration)) {
            boolean hotplug = !empty(specification, "Offline") || !empty(specification, "Unplug");
            boolean faithful = specification.constant("Mut").equals(new SpecValue.Text("none"));
            assumeTrue(!hotplug && faithful, "hotplug or a mutation: not claimed");
            List<String> wrong = new ArrayList<>();
            boolean fragment = specification.holds(
                    "InFragment", specification.initialStates().get(0));
            Exploration.run(
                    specification,
                    new Exploration.Observer() {
                        @Override
                        public void initial(SpecState state) {
                            check("InitRefinesRollCall", specification.holds("InitRefinesRollCall", state), state);
                            if (fragment) {
                                check("InitRefinesFragment", specification.holds("InitRefinesFragment", state), state);
                            }
                        }

                        @Override
                        public void step(SpecState state, SpecAction action, SpecState next, boolean fresh) {
                            check(
                                    action + " RefinesRollCall",
                                    specification.relates("RefinesRollCall", state, next),
                                    state);
                            if (fragment) {
                                check(
                                        action + " RefinesFragment",
                                        specification.relates("RefinesFragment", state, next),
                                        state);
                            }
                        }

                        @Override
                        public void expanded(SpecState state) {
                            if (fragment) {
                                check("CountersAreSets", specification.holds("CountersAreSets", state), state);
                            }
                        }

                        private void check(String what, boolean holds, SpecState state) {
                            if (!holds && wrong.size() < SHOWN) {
                                wrong.add(what + "\n" + state);
                            }
                        }
                    },
                    Duration.ofMinutes(5));
            assertThat(wrong).isEmpty();
        }
    }

    private static boolean empty(Specification specification, String constant) {
        return specification.constant(constant).equals(new SpecValue.SetOf(List.of()));
    }
}
