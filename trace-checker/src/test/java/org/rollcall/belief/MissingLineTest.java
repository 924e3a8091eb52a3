package org.rollcall.belief;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.kernel.StepKind;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Step;

/** What a request explains whose line is missing: all of a fallback, nothing while an NMI request is in flight. */
class MissingLineTest {
    private static final Configuration MACHINE = Configuration.of(KernelVersion.V6, 4)
            .withBacktrace(backtrace -> backtrace.withRequesters(CpuMask.first(4)))
            .withDebugger(debugger -> debugger.withMasters(CpuMask.EMPTY))
            .withBacktrace(backtrace -> backtrace.withMaxBt(2));

    private static final Configuration FALLBACK = MACHINE.withNmi(nmi -> nmi.withNmiChip(false));

    /** A block is the requester's own, or that of a CPU that was called: {@code CPU1:} in both cases. */
    @Test
    void aSecondBlockInAFallbackIsThatOfARequester() {
        assertThat(refuted(FALLBACK, Set.of(), lines(request(0), show(1, 0), request(1), show(2, 0), show(3, 0))))
                .isEqualTo(-1);
    }

    /** Only a CPU that is called says that it is idle. */
    @Test
    void aSecondIdleLineInAFallbackIsForAnotherRequest() {
        List<Observation> seen = lines(request(0), show(1, 0), show(3, 0), show(1, 3), show(2, 0));
        assertThat(refuted(FALLBACK, Set.of(), seen)).isEqualTo(3);
        assertThat(refuted(FALLBACK, Set.of(StepKind.SYSRQ_SHOW_ALL), seen)).isEqualTo(-1);
    }

    @Test
    void theRequesterOfAFallbackMayBeIdleForAnotherRequest() {
        List<Observation> seen = lines(request(0), show(1, 0), show(0, 1), show(2, 0));
        assertThat(refuted(FALLBACK, Set.of(), seen)).isEqualTo(2);
        assertThat(refuted(FALLBACK, Set.of(StepKind.SYSRQ_SHOW_ALL), seen)).isEqualTo(-1);
    }

    /** A CPU that has not seen the first request starts no second one, so there must be another that has. */
    @Test
    void twoIdleLinesBeforeAnyOtherCpuShowsHaveNoExplanation() {
        List<Observation> seen = lines(request(0), show(1, 0), show(1, 3), show(3, 0));
        assertThat(refuted(FALLBACK, Set.of(StepKind.SYSRQ_SHOW_ALL), seen)).isEqualTo(2);
    }

    @Test
    void aCpuAnswersAnNmiTwice() {
        List<Observation> seen = lines(
                new Step(StepKind.T4, 0, -1),
                new Step(StepKind.T5_END, 0, -1),
                new Step(StepKind.P1, 1, -1),
                new Step(StepKind.P1, 1, -1),
                new Step(StepKind.P1, 2, -1));
        assertThat(refuted(MACHINE, Set.of(), seen)).isEqualTo(3);
        assertThat(refuted(MACHINE, EnumSet.of(StepKind.T4, StepKind.T5_END), seen))
                .isEqualTo(3);
    }

    private static int refuted(Configuration configuration, Set<StepKind> missing, List<Observation> seen) {
        var visibility = new Visibility(configuration) {
            @Override
            boolean isHidden(Step step) {
                return missing.contains(step.kind()) || super.isHidden(step);
            }
        };
        return Belief.in(new Machine(configuration), visibility).refuted(seen);
    }

    private static Step request(int cpu) {
        return new Step(StepKind.SYSRQ_SHOW_ALL, cpu, -1);
    }

    private static Step show(int cpu, int requester) {
        return new Step(StepKind.CALL_SHOW, cpu, requester);
    }

    private static List<Observation> lines(Step... steps) {
        return IntStream.range(0, steps.length)
                .<Observation>mapToObj(i -> new Observation.Taken(steps[i], i + 1))
                .toList();
    }
}
