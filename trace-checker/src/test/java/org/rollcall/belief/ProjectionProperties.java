package org.rollcall.belief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.kernel.StepKind;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;
import org.rollcall.machine.Machine;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.message.CpuSet;

/** What a few CPUs of a large machine do is a behaviour of the machine of these few. */
class ProjectionProperties {
    @Property(tries = 1_000)
    void theStepsOfAFewCpusAreABehaviourOfTheirMachine(@ForAll("runs") LargeRun run) {
        assertThat(refused(run, true)).isNull();
        Statistics.label("a time-out that only CPUs left out need")
                .collect(refused(run, false) != null)
                .coverage(checker -> checker.check(true).count(n -> n > 2));
    }

    @Property(tries = 300)
    void whatIsSeenOfAFewCpusIsNeverRefuted(@ForAll("runs") LargeRun run) {
        assertThat(Belief.refuted(new Machine(run.small()), run.observations())).isEqualTo(-1);
        Statistics.label("observations")
                .collect(Math.min(run.observations().size(), 6))
                .coverage(checker -> checker.check(6).percentage(p -> p > 3));
    }

    /** What the class comment asks for is needed. */
    @ParameterizedTest
    @EnumSource(
            value = LargeRun.Roll.class,
            names = {"BY_ANYBODY", "OF_BOTH_KINDS"})
    void otherRunsOfAFewCpusMayBeNoBehaviour(LargeRun.Roll roll) {
        assertThat(LongStream.range(0, 20_000)
                        .mapToObj(seed -> refused(LargeRun.ofSeed(seed, roll), true))
                        .anyMatch(Objects::nonNull))
                .isTrue();
    }

    /** Nothing is lost by it: of one request, the machine of the requester and the answering CPU refutes what the whole machine refutes. */
    @Property(tries = 500)
    void twoCpusRefuteTheAnswersThatAllCpusRefute(
            @ForAll @IntRange(min = 2, max = 4) int cpus,
            @ForAll KernelVersion variant,
            @ForAll boolean lock,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 3) Integer> askedFor,
            @ForAll @IntRange(min = 1, max = 3) int gone,
            @ForAll @Size(max = 8) List<@IntRange(max = 3) Integer> answering) {
        CpuSet all = CpuSet.range(0, cpus - 1);
        CpuSet asked = CpuSet.of(askedFor.stream().mapToInt(cpu -> cpu % cpus).toArray());
        CpuSet offline = CpuSet.of(1 + gone % (cpus - 1)).without(asked);
        List<Integer> answers = answering.stream().map(cpu -> cpu % cpus).toList();
        Statistics.collect(refuted(all, answers, asked, offline, variant, lock) >= 0);
        int first = -1;
        for (int i = 0; i < answers.size() && first < 0; i++) {
            int cpu = answers.get(i);
            List<Integer> own =
                    answers.subList(0, i + 1).stream().filter(c -> c == cpu).toList();
            first = refuted(CpuSet.of(0, cpu), own, asked, offline, variant, lock) >= 0 ? i : -1;
        }
        assertThat(first).isEqualTo(refuted(all, answers, asked, offline, variant, lock));
    }

    /** The same of what kdb shows of one CPU. */
    @Property(tries = 100)
    void twoCpusRefuteWhatAllCpusRefuteOfOneInTheDebugger(
            @ForAll @IntRange(min = 2, max = 4) int cpus,
            @ForAll KernelVersion variant,
            @ForAll List<Boolean> shown,
            @ForAll @IntRange(max = 5) int number) {
        int cpu = number % cpus;
        assertThat(refutedInDebugger(CpuSet.of(1, cpu), cpu, shown, variant))
                .isEqualTo(refutedInDebugger(CpuSet.range(0, cpus - 1), cpu, shown, variant));
    }

    @Provide
    Arbitrary<LargeRun> runs() {
        return LargeRun.any(LargeRun.Roll.CALL);
    }

    @Test
    void aCpuLeftOutHasNoPlace() {
        Projection projection = Projection.onto(CpuSet.of(400, 7, 64));
        assertThat(projection.size()).isEqualTo(3);
        assertThat(projection.cpu(64)).isEqualTo(1);
        assertThat(projection.chosen(CpuSet.range(60, 511))).isEqualTo(CpuMask.of(1, 2));
        assertThatThrownBy(() -> projection.cpu(8)).hasMessage("CPU 8 is left out");
    }

    /** The first step of the few CPUs that their machine refuses, or null. */
    private static @Nullable Step refused(LargeRun run, boolean withoutTimeout) {
        var machine = new Machine(run.small());
        State s = machine.initial();
        for (Step taken : run.steps()) {
            State before = s;
            Optional<Step> projected = LargeRun.project(taken, run.few(), run.projection())
                    .flatMap(step ->
                            withoutTimeout && !machine.isEnabled(before, step) ? ended(step) : Optional.of(step));
            if (projected.isPresent()) {
                if (!machine.isEnabled(s, projected.get())) {
                    return taken;
                }
                s = machine.apply(s, projected.get());
            }
        }
        return null;
    }

    /** A wait ends without a time-out where only CPUs left out are late, and then nobody is named. */
    private static Optional<Step> ended(Step step) {
        return switch (step.kind()) {
            case TIMEOUT_BT -> Optional.of(new Step(StepKind.T6, step.cpu(), -1));
            case TIMEOUT_KG -> Optional.of(new Step(StepKind.M6, step.cpu(), -1));
            case T6B -> Optional.empty();
            default -> Optional.of(step);
        };
    }

    /** Which of the answers to a request of CPU 0 is the first that the machine of these CPUs refutes, or -1. */
    private static int refuted(
            CpuSet of, List<Integer> answers, CpuSet asked, CpuSet offline, KernelVersion variant, boolean lock) {
        Projection cpus = Projection.onto(of);
        var machine = new Machine(Configuration.of(variant, cpus.size())
                .withBacktrace(backtrace -> backtrace.withPrintLock(lock))
                .with(Habit.LONG_HARD, CpuMask.first(cpus.size()))
                .withHotplug(hotplug -> hotplug.withOffline(cpus.chosen(offline)))
                .withBacktrace(backtrace -> backtrace.withBtTargets(cpus.chosen(asked))));
        List<Observation> seen = new ArrayList<>();
        if (asked.contains(0)) {
            seen.add(new Observation.Taken(new Step(StepKind.T4, 0, -1), 1));
        }
        seen.add(new Observation.Taken(new Step(StepKind.T5_END, 0, -1), 2));
        int request = seen.size();
        answers.forEach(cpu -> seen.add(new Observation.Taken(new Step(StepKind.P1, cpus.cpu(cpu), -1), 3)));
        int refuted = Belief.refuted(machine, seen);
        return refuted < 0 ? -1 : refuted - request;
    }

    private static int refutedInDebugger(CpuSet of, int cpu, List<Boolean> shown, KernelVersion variant) {
        Projection cpus = Projection.onto(of);
        int place = cpus.cpu(cpu);
        var machine = new Machine(Configuration.of(variant, cpus.size())
                .with(Habit.LONG_HARD, CpuMask.first(cpus.size()))
                .withBacktrace(backtrace -> backtrace.withMaxBt(0))
                .withDebugger(debugger -> debugger.withMasters(cpus.chosen(CpuSet.of(1)))));
        List<Observation> seen = new ArrayList<>();
        seen.add(new Observation.WaitOver(1));
        shown.forEach(
                in -> seen.add(in ? new Observation.InDebugger(place, 2) : new Observation.NotInDebugger(place, 2)));
        return Belief.refuted(machine, seen);
    }
}
