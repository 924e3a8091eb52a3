package org.rollcall.belief;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.kernel.StepKind;
import org.rollcall.kernel.Variant;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuSet;
import org.rollcall.machine.Factors;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Part;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;

/** The factorised belief against the machine itself, and against the set of all states. */
class BeliefProperties {
    @Property(tries = 1_500, shrinking = ShrinkingMode.OFF)
    void theBeliefRefutesWhatTheExactSearchRefutesAtTheSameObservation(@ForAll long seed) {
        Scenario scenario = Scenario.of(seed);
        var machine = new Machine(scenario.configuration());
        int exact = ExactBelief.refuted(machine, scenario.observations());
        Assume.that(exact != -2);
        Statistics.label("refuted").collect(exact >= 0);
        assertThat(Belief.refuted(machine, scenario.observations()))
                .as("%s", scenario)
                .isEqualTo(exact);
    }

    /** The property above is worth something: without one hidden step of the handler or the requester it fails. */
    @ParameterizedTest
    @EnumSource(
            value = StepKind.class,
            names = {"TAKE", "RET", "H1", "P2", "P3", "T1", "T5", "T6", "H2", "E2_SLAVE", "M6", "CALL_QUEUE", "QUEUE_ON"
            })
    void aBeliefThatForgetsAStepIsFoundOut(StepKind forgotten) {
        long found = LongStream.range(0, 4_000)
                .filter(seed -> {
                    Scenario scenario = Scenario.of(seed);
                    var machine = new Machine(scenario.configuration());
                    var forgetful = new Visibility(scenario.configuration()) {
                        @Override
                        boolean isHidden(Step step) {
                            return step.kind() != forgotten && super.isHidden(step);
                        }
                    };
                    return Belief.in(machine, forgetful).refuted(scenario.observations())
                            != Belief.refuted(machine, scenario.observations());
                })
                .findFirst()
                .orElse(-1);
        assertThat(found).as("the seed that shows it").isNotNegative();
    }

    /** What {@code Suspects} passes over is explained. */
    @Property(tries = 300)
    void aRequestThatIsAnsweredOnceByThoseAskedIsAlwaysExplained(
            @ForAll @IntRange(min = 2, max = 12) int cpus,
            @ForAll Variant variant,
            @ForAll boolean lock,
            @ForAll long seed) {
        var random = new Random(seed);
        List<Integer> others = new ArrayList<>(IntStream.range(1, cpus).boxed().toList());
        Collections.shuffle(others, random);
        List<Observation> seen = new ArrayList<>();
        seen.add(new Observation.Taken(new Step(StepKind.T4, 0, -1), 1));
        seen.add(new Observation.Taken(new Step(StepKind.T5_END, 0, -1), 2));
        for (int cpu : others.subList(0, random.nextInt(others.size() + 1))) {
            seen.add(new Observation.Taken(new Step(StepKind.P1, cpu, -1), 3));
        }
        var machine =
                new Machine(Configuration.of(variant, cpus).withPrintLock(lock).withLongHard(CpuSet.first(cpus)));
        assertThat(Belief.refuted(machine, seen)).isEqualTo(-1);
    }

    @Property(tries = 500)
    void aStateIsTheProductOfItsParts(@ForAll long seed) {
        var random = new Random(seed);
        var machine = new Machine(Scenario.configuration(random));
        var factors = new Factors(machine);
        for (State s : walk(machine, random)) {
            assertThat(factors.state(factors.shared(s), parts(factors, s))).isEqualTo(s);
        }
    }

    @Property(tries = 500)
    void aStepThatReachesItsOwnCpuOnlyDoesNotSeeTheOthers(@ForAll long seed) {
        var random = new Random(seed);
        var machine = new Machine(Scenario.configuration(random));
        var factors = new Factors(machine);
        List<State> states = walk(machine, random);
        State other = states.get(random.nextInt(states.size()));
        for (State s : states) {
            for (Step step : machine.enabled(s)) {
                if (Reach.of(step.kind()) != Reach.OWN || !new Visibility(machine.configuration()).mayBeUnseen(step)) {
                    continue;
                }
                List<Part> parts = parts(factors, other);
                parts.set(step.cpu(), factors.own(s, step.cpu()));
                State mixed = factors.state(factors.shared(s), parts);
                assertThat(machine.refusal(mixed, step)).as("%s", step).isNull();
                State next = machine.apply(s, step);
                State mixedNext = machine.apply(mixed, step);
                assertThat(factors.shared(mixedNext)).isEqualTo(factors.shared(next));
                for (int c = 0; c < s.cpus(); c++) {
                    Part expected = c == step.cpu() ? factors.own(next, c) : parts.get(c);
                    assertThat(factors.own(mixedNext, c))
                            .as("%s of %s", step, c)
                            .isEqualTo(expected);
                }
            }
        }
    }

    private static List<State> walk(Machine machine, Random random) {
        List<State> states = new ArrayList<>();
        states.add(machine.initial());
        for (int i = 0; i < 80; i++) {
            State s = states.get(i);
            List<Step> steps = machine.enabled(s);
            if (steps.isEmpty()) {
                break;
            }
            states.add(machine.apply(s, steps.get(random.nextInt(steps.size()))));
        }
        return states;
    }

    private static List<Part> parts(Factors factors, State s) {
        List<Part> parts = new ArrayList<>();
        for (int c = 0; c < s.cpus(); c++) {
            parts.add(factors.own(s, c));
        }
        return parts;
    }
}
