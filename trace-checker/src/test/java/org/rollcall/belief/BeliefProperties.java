package org.rollcall.belief;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.UniqueElements;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.kernel.StepKind;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Step;

/** A belief against a search for a run of the machine. */
class BeliefProperties {
    @Property(tries = 1_000)
    void theBeliefRefutesWhatNoRunShowsAtTheSameObservation(@ForAll("scenarios") Scenario scenario) {
        var machine = new Machine(scenario.configuration());
        int refuted = RunSearch.refuted(machine, scenario.observations());
        Statistics.label("refuted")
                .collect(refuted >= 0)
                .coverage(checker -> checker.check(true).percentage(p -> p > 15));
        assertThat(Belief.refuted(machine, scenario.observations())).isEqualTo(refuted);
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
                    Scenario scenario = Scenario.ofSeed(seed);
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
            @ForAll @IntRange(min = 2, max = 4) int cpus,
            @ForAll KernelVersion variant,
            @ForAll boolean lock,
            @ForAll @UniqueElements List<@IntRange(min = 1, max = 3) Integer> answers) {
        List<Observation> seen = new ArrayList<>();
        seen.add(new Observation.Taken(new Step(StepKind.T4, 0, -1), 1));
        seen.add(new Observation.Taken(new Step(StepKind.T5_END, 0, -1), 2));
        answers.stream()
                .filter(cpu -> cpu < cpus)
                .forEach(cpu -> seen.add(new Observation.Taken(new Step(StepKind.P1, cpu, -1), 3)));
        var machine = new Machine(Configuration.of(variant, cpus)
                .withBacktrace(backtrace -> backtrace.withPrintLock(lock))
                .with(Habit.LONG_HARD, CpuMask.first(cpus)));
        assertThat(Belief.refuted(machine, seen)).isEqualTo(-1);
    }

    @Provide
    Arbitrary<Scenario> scenarios() {
        return Scenario.any();
    }
}
