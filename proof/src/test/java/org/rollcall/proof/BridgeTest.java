package org.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.spec.Exploration;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;
import org.rollcall.spec.tla.TlaTools;

/**
 * The bounded models do what the proved modules say, step by step, as the TLA+ tools evaluate it. Every build walks the
 * small models, {@code -Drollcall.models=fast} all fast ones, {@code -Drollcall.models=deep} the others too.
 */
class BridgeTest {
    /** Violations are past the first only in number. */
    private static final int SHOWN = 3;

    /** States of a model that every build walks. */
    private static final int SMALL = 600;

    private static final String MODELS = System.getProperty("rollcall.models", "");

    private static final TlaTools TOOLS = TlaTools.ofProgram();

    private static final Set<String> ROLL_CALL = VariablesRead.by("IpiNmiRefines", "RefinesRollCall", "RollCall");
    private static final Set<String> FRAGMENT = VariablesRead.by("IpiNmiRefines", "RefinesFragment", "IpiNmiFragment");

    @TestFactory
    Stream<DynamicTest> everyModelWithoutHotplugRefines() {
        Map<String, Model> distinct = new LinkedHashMap<>();
        for (Model model : Manifest.ofProgram().models()) {
            if (model.module().equals("MCIpiNmi") && isWalked(model)) {
                String constants = constants(model);
                if (isClaimed(constants)) {
                    distinct.putIfAbsent(constants, model);
                }
            }
        }
        return distinct.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getValue().name(), () -> refines(entry.getKey())));
    }

    private static boolean isWalked(Model model) {
        return switch (MODELS) {
            case "deep" -> true;
            case "fast" -> model.speed() == Model.Speed.FAST;
            default -> model.speed() == Model.Speed.FAST && model.distinct() <= SMALL;
        };
    }

    /** No hotplug and no mutation: of those nothing is said. */
    private static boolean isClaimed(String constants) {
        return constants.contains("Offline = {}")
                && constants.contains("Unplug = {}")
                && constants.contains("Mut = \"none\"");
    }

    /**
     * The configuration without invariants and properties: the walk is not about them. Symmetry stays, as the mappings
     * name no CPU; a view goes, as it may hide a step.
     */
    private static String constants(Model model) {
        try (InputStream in = BridgeTest.class.getResourceAsStream("/tla/" + model.cfg())) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.replaceAll("(?m)^(INVARIANT|PROPERT|VIEW).*\\R(^ .*\\R?)*", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refines(String configuration) {
        try (Specification specification = TOOLS.openConfigured("IpiNmiRefines", configuration)) {
            Walk walk = new Walk(specification);
            Exploration.run(specification, walk, Duration.ofMinutes(5));
            assertThat(walk.wrong).isEmpty();
        }
    }

    /** Checks each step against both modules, and collects what is wrong. */
    private static final class Walk implements Exploration.Observer {
        private final Specification specification;
        private final List<Mapping> mappings = new ArrayList<>();
        private final boolean fragment;
        private final List<String> wrong = new ArrayList<>();

        Walk(Specification specification) {
            this.specification = specification;
            this.fragment = specification.holds(
                    "InFragment", specification.initialStates().get(0));
            mappings.add(new Mapping("RefinesRollCall", ROLL_CALL, specification));
            if (fragment) {
                mappings.add(new Mapping("RefinesFragment", FRAGMENT, specification));
            }
        }

        @Override
        public void initial(SpecState state) {
            mappings.forEach(mapping -> {
                String init = "Init" + mapping.name;
                check(init, specification.holds(init, state), state);
            });
        }

        @Override
        public void step(SpecState state, SpecAction action, SpecState next, boolean fresh) {
            for (Mapping mapping : mappings) {
                if (!mapping.stutters(state, next)) {
                    check(action + " " + mapping.name, specification.relates(mapping.name, state, next), state);
                }
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
    }

    /** One refinement; a step that leaves all variables that it reads as they were is none of the proved module. */
    private static final class Mapping {
        private final String name;
        private final int[] reads;

        Mapping(String name, Set<String> read, Specification specification) {
            this.name = name;
            List<String> variables = specification.variables();
            this.reads = read.stream()
                    .mapToInt(variables::indexOf)
                    .filter(index -> index >= 0)
                    .toArray();
            assertThat(reads).isNotEmpty();
        }

        boolean stutters(SpecState state, SpecState next) {
            for (int index : reads) {
                if (!next.shares(index, state)) {
                    return false;
                }
            }
            return true;
        }
    }
}
