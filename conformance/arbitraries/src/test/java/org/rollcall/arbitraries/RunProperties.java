package org.rollcall.arbitraries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.kernel.Timeouts;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;
import org.rollcall.machine.Machine;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;

/** What holds on every run, on machines that are too large for TLC. */
class RunProperties {
    private static final Set<org.rollcall.machine.Property> ALWAYS = EnumSet.of(
            org.rollcall.machine.Property.TYPE_OK,
            org.rollcall.machine.Property.LOCK_OWNER,
            org.rollcall.machine.Property.COUNTERS_MATCH,
            org.rollcall.machine.Property.MASK_DISCIPLINE,
            org.rollcall.machine.Property.PENDING_COVERS,
            org.rollcall.machine.Property.ONLINE_IS_ENABLED,
            org.rollcall.machine.Property.NO_ORPHAN,
            org.rollcall.machine.Property.IDLE_WAKES,
            org.rollcall.machine.Property.NO_FAULT,
            org.rollcall.machine.Property.LOCK_PROGRESS,
            org.rollcall.machine.Property.NO_HANG);

    @Provide
    Arbitrary<Run> runs() {
        return Runs.of(Configurations.between(2, 16), 120);
    }

    /** Pseudo-NMI as it is meant to be: everything the headline statement assumes, and nothing else. */
    @Provide
    Arbitrary<Run> usableNmi() {
        Arbitrary<Configuration> usable = Arbitraries.integers()
                .between(2, 16)
                .flatMap(n -> Combinators.combine(
                                Arbitraries.of(KernelVersion.V6, KernelVersion.V7, KernelVersion.ML),
                                CpuMasks.of(n),
                                CpuMasks.of(n),
                                CpuMasks.of(n),
                                Arbitraries.integers().between(0, n - 1))
                        .as((variant, stuck, masks, windows, master) -> Configuration.of(variant, n)
                                .with(Habit.STUCK, stuck)
                                .with(Habit.MASKS, masks)
                                .with(Habit.WINDOWS, windows)
                                .withDebugger(debugger -> debugger.withMasters(CpuMask.of(master)))
                                .withBacktrace(backtrace -> backtrace.withMaxBt(2))
                                .withDebugger(debugger -> debugger.withMaxKg(2))
                                .withTiming(timing -> timing.withTimeouts(Timeouts.FAIR))));
        return Runs.of(usable, 250);
    }

    @Property(tries = 400)
    void invariantsHold(@ForAll("runs") Run run) {
        Machine machine = new Machine(run.configuration());
        for (State s : run.states()) {
            assertThat(ALWAYS).allMatch(invariant -> machine.holds(invariant, s));
        }
    }

    @Property(tries = 300)
    void noCpuIsMissedWithPseudoNmi(@ForAll("usableNmi") Run run) {
        Machine machine = new Machine(run.configuration());
        for (State s : run.states()) {
            assertThat(List.of(
                            org.rollcall.machine.Property.KG_NO_MISS_NMI, org.rollcall.machine.Property.BT_NO_MISS_ALL))
                    .allMatch(invariant -> machine.holds(invariant, s));
        }
    }

    @Property(tries = 100)
    void thePlatformIsUnobservable(
            @ForAll("runs") Run run, @ForAll("platforms") org.rollcall.machine.Platform platform) {
        Machine here = new Machine(run.configuration());
        Machine there = new Machine(run.configuration().withPlatform(platform));
        State s = here.initial();
        State t = there.initial();
        for (Step step : run.schedule().steps()) {
            assertThat(there.enabled(t)).isEqualTo(here.enabled(s));
            s = here.apply(s, step);
            t = there.apply(t, step);
        }
    }

    @Provide
    Arbitrary<org.rollcall.machine.Platform> platforms() {
        return Configurations.platforms();
    }
}
