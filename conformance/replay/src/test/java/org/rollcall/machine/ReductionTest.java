package org.rollcall.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.kernel.StepKind;
import org.rollcall.reach.Plan;
import org.rollcall.reach.Reach;
import org.rollcall.replay.ConfigurationReader;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.tla.TlaTools;

/** The reduction leaves no verdict out, on every model of the manifest; {@code -Drollcall.models=deep} takes the larger ones too. */
class ReductionTest {
    private static final TlaTools TOOLS = TlaTools.ofProgram();
    private static final boolean DEEP =
            System.getProperty("rollcall.models", "").equals("deep");
    private static final long SMALL = DEEP ? Long.MAX_VALUE : 400;
    private static final Set<Property> ALL = EnumSet.allOf(Property.class);

    private static Stream<Model> models() {
        return Manifest.ofProgram().models().stream()
                .filter(model -> model.module().equals("MCIpiNmi") && model.distinct() <= SMALL);
    }

    private static Machine machine(Model model) {
        return new Machine(ConfigurationReader.read(TOOLS.configuration(model)));
    }

    private static Set<Property> judged(ModelConfiguration configuration) {
        Set<Property> judged = EnumSet.noneOf(Property.class);
        ALL.stream()
                .filter(property -> configuration.invariants().contains(property.specName()))
                .forEach(judged::add);
        return judged;
    }

    /** With the invariants that the model asks for, and with all together. */
    @Test
    void verdictsAreThoseOfTheFullSearch() {
        long[] states = {0, 0};
        models().forEach(model -> {
            ModelConfiguration configuration = TOOLS.configuration(model);
            Machine machine = machine(model);
            for (Set<Property> judged : List.of(judged(configuration), ALL)) {
                Plan plan = Plan.of(machine).judging(judged);
                Exploration.Result full = Reach.run(plan);
                Exploration.Result reduced = Reach.run(plan.reduced(true));
                assertThat(reduced.violated()).as(model.name()).isEqualTo(full.violated());
                assertThat(Reach.run(plan.reduced(true).upToSymmetry(true)).violated())
                        .as(model.name() + ", up to symmetry")
                        .isEqualTo(full.violated());
                states[0] += full.distinct();
                states[1] += reduced.distinct();
            }
        });
        assertThat(states[1]).isLessThan(states[0] * 9 / 10);
    }

    @Test
    void noStepOfAnotherCpuContradictsIt() {
        Stream<Model> notUrgent = Stream.of(Manifest.ofProgram().named("drop-urgent"));
        Stream.concat(models(), notUrgent)
                .forEach(model -> assertThat(Diamonds.flaw(machine(model), LocalStep.ALL))
                        .as(model.name())
                        .isNull());
    }

    /** What is changed in the conditions: a step, when it is said to be local, and what it is said to mend. */
    static Stream<Arguments> mutants() {
        return Stream.of(
                mutant("H1 whatever the others do", StepKind.H1, Phase.ALWAYS),
                mutant("P3 before the requester waits", StepKind.P3, Phase.ALWAYS),
                mutant("H2 before the roundup is sent", StepKind.H2, Phase.ALWAYS),
                mutant("E2_SLAVE whatever the master does", StepKind.E2_SLAVE, Phase.ALWAYS),
                mutant("R1 whatever the master does", StepKind.R1, Phase.ALWAYS),
                mutant("R4 whatever the master does", StepKind.R4, Phase.ALWAYS),
                mutant("HARD_WINDOW_END whatever the time", StepKind.HARD_WINDOW_END, Phase.ALWAYS),
                mutant("a time-out of a master is a local step", StepKind.TIMEOUT_KG, Phase.ALWAYS),
                mutant("a roundup SGI is a local step", StepKind.ROUNDUP_SEND, Phase.ALWAYS),
                mutant("a lock is taken by a local step", StepKind.LOCK_MASTER, Phase.ALWAYS));
    }

    private static Arguments mutant(String name, StepKind kind, Phase phase) {
        List<LocalStep> steps = new ArrayList<>(LocalStep.ALL);
        Set<Property> mended = steps.stream()
                .filter(local -> local.kind() == kind)
                .findFirst()
                .map(LocalStep::mended)
                .orElse(Set.of());
        steps.removeIf(local -> local.kind() == kind);
        steps.add(new LocalStep(kind, phase, mended));
        return Arguments.of(name, steps);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void aMutantOfTheConditionsIsCaught(String name, List<LocalStep> steps) {
        List<String> models = List.of("V5-nmi-f1", "ML-irq-backtrace-longoff", "ML-any-urgent", "ML-nmi-f23");
        Stream<Model> larger = models.stream().map(Manifest.ofProgram()::named);
        assertThat(Stream.concat(models().limit(150), larger)
                        .anyMatch(model -> Diamonds.flaw(machine(model), steps) != null))
                .isTrue();
    }
}
