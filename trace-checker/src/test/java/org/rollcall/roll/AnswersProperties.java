package org.rollcall.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;

/** The count of outstanding CPUs is that of the set, whatever the order of requests and answers. */
class AnswersProperties {
    /** A request to these CPUs, or an answer of this one. */
    private sealed interface Step {
        record Ask(@Nullable CpuSet cpus) implements Step {}

        record Answer(int cpu, boolean skipped) implements Step {}
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> cpu = Arbitraries.integers().between(0, 5);
        Arbitrary<Step> ask = cpu.set()
                .ofMaxSize(4)
                .map(cpus -> CpuSet.of(cpus.stream().mapToInt(Integer::intValue).toArray()))
                .injectNull(0.2)
                .map(Step.Ask::new);
        Arbitrary<Step> answer =
                Combinators.combine(cpu, Arbitraries.of(true, false)).as(Step.Answer::new);
        return Arbitraries.frequencyOf(Tuple.of(1, ask), Tuple.of(3, answer))
                .list()
                .ofMaxSize(20);
    }

    @Property
    void completeMeansThatNobodyIsOutstanding(@ForAll("steps") List<Step> steps) {
        var answers = new Answers();
        for (Step step : steps) {
            if (step instanceof Step.Ask ask) {
                answers.ask(ask.cpus());
            } else if (step instanceof Step.Answer answer) {
                answers.answer(answer.cpu(), answer.skipped());
            }
            assertThat(answers.areComplete())
                    .isEqualTo(answers.asked() != null && answers.outstanding().isEmpty());
        }
    }
}
