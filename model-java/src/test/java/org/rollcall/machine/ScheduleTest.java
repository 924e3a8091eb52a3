package org.rollcall.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rollcall.kernel.KernelVersion;

class ScheduleTest {
    /** F1, the lost roundup of series v5, by hand: the shared SGI is spent on the backtrace. */
    private static final String F1 = """
            # backtrace of c3 is asked for, the roundup's SGI answers it
            T1(c1)
            T2(c1)
            E0(c2)
            E2Master(c2)
            LockMaster(c2)
            M1(c2)
            M4(c2)
            M5(c2)
            RoundupSend(c2, c3)
            Take(c3, N)
            H1(c3)
            P1(c3)
            P2(c3)
            P3(c3)
            Ret(c3)
            RoundupSend(c2, c1)
            Take(c1, N)
            H1(c1)
            P1(c1)
            P2(c1)
            P3(c1)
            Ret(c1)
            """;

    @Test
    void f1LosesTheRoundupInV5Only() {
        State v5 = last(KernelVersion.V5);
        assertThat(v5.pend(2)).isEmpty();
        assertThat(v5.entered().contains(2)).isFalse();
        assertThat(v5.kgAsked().contains(2)).isTrue();
        Schedule.Replay v6 = Schedule.parse(F1).replay(new Machine(Configuration.of(KernelVersion.V6, 3)));
        assertThat(v6.failure().map(Schedule.Failure::step)).contains(Step.parse("Ret(c3)"));
    }

    @Test
    void textIsRead() {
        Schedule schedule = Schedule.parse(F1);
        assertThat(schedule.steps()).hasSize(22);
        assertThat(Schedule.parse(schedule.toString())).isEqualTo(schedule);
    }

    @Test
    void aFailureNamesStepAndGuard() {
        Schedule.Replay replay =
                Schedule.parse("T1(c1)\nT4(c1)").replay(new Machine(Configuration.of(KernelVersion.ML, 3)));
        assertThat(replay.states()).hasSize(2);
        assertThat(replay.failure())
                .get()
                .asString()
                .contains("step 2")
                .contains("T4(c1)")
                .contains("requester");
    }

    /** A random walk into the time-out of F1 shrinks until no step of it can go. */
    @Test
    void shrinksToWhatMatters() {
        Machine machine = new Machine(Configuration.of(KernelVersion.V5, 3));
        Schedule found = walkInto(machine, Property.KG_NO_TIMEOUT);
        Schedule small = found.shrink(machine, s -> violates(machine, s, Property.KG_NO_TIMEOUT));
        assertThat(violates(machine, small, Property.KG_NO_TIMEOUT)).isTrue();
        assertThat(small.steps().size()).isLessThan(found.steps().size()).isLessThanOrEqualTo(40);
        for (Step step : small.steps()) {
            List<Step> fewer = new ArrayList<>(small.steps());
            fewer.remove(step);
            assertThat(violates(machine, new Schedule(fewer), Property.KG_NO_TIMEOUT))
                    .isFalse();
        }
        assertThat(VirtualClock.elapsed(small)).isEqualTo(Duration.ofMillis(999));
    }

    @Test
    void timeOutsTakeTheirTime() {
        assertThat(VirtualClock.elapsed(Schedule.parse("TimeoutBt(c1)\nTimeoutKg(c2)\nT8(c1)")))
                .isEqualTo(Duration.ofMillis(10_999));
    }

    private static State last(KernelVersion variant) {
        Schedule.Replay replay = Schedule.parse(F1).replay(new Machine(Configuration.of(variant, 3)));
        assertThat(replay.failure()).isEmpty();
        return replay.last();
    }

    private static boolean violates(Machine machine, Schedule schedule, Property property) {
        Schedule.Replay replay = schedule.replay(machine);
        return replay.failure().isEmpty() && !machine.holds(property, replay.last());
    }

    private static Schedule walkInto(Machine machine, Property property) {
        for (int seed = 0; seed < 10_000; seed++) {
            Optional<Schedule> schedule = walk(machine, property, new Random(seed));
            if (schedule.isPresent()) {
                return schedule.get();
            }
        }
        throw new AssertionError("no walk violates " + property.specName());
    }

    private static Optional<Schedule> walk(Machine machine, Property property, Random random) {
        List<Step> steps = new ArrayList<>();
        State s = machine.initial();
        while (machine.holds(property, s)) {
            List<Step> enabled = machine.enabled(s);
            if (enabled.isEmpty() || steps.size() > 300) {
                return Optional.empty();
            }
            Step step = enabled.get(random.nextInt(enabled.size()));
            steps.add(step);
            s = machine.apply(s, step);
        }
        return Optional.of(new Schedule(steps));
    }
}
