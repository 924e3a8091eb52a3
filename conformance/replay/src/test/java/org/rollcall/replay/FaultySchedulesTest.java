package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.rollcall.arbitraries.Schedules;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;
import org.rollcall.machine.Fault;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Schedule;
import org.rollcall.spec.Specification;
import org.rollcall.spec.tla.TlaTools;

/**
 * A property over schedules fails on a machine with a fault, and what it prints is the table of a counterexample in which
 * no step can be left out.
 */
class FaultySchedulesTest {
    private static final Configuration FIVE_CPUS = Configuration.of(KernelVersion.ML, 5)
            .with(Habit.MASKS, CpuMask.of(2, 3))
            .with(Habit.STUCK, CpuMask.of(4))
            .withBacktrace(backtrace -> backtrace.withMaxBt(2))
            .withDebugger(debugger -> debugger.withMaxKg(2));

    /** What a user of the library writes; run by {@link #failsWithTheShortestTable} only, for it fails. */
    static class OnFaultyMachines {
        private static final Specification SPECIFICATION =
                TlaTools.ofProgram().openConfigured("MCIpiNmi", ConfigurationWriter.write(FIVE_CPUS));

        @Property(tries = 100, seed = "1", shrinking = ShrinkingMode.OFF)
        void raiseLoop(@ForAll("T5_OFF_BY_ONE") Schedule schedule) {
            check(Fault.T5_OFF_BY_ONE, schedule);
        }

        @Property(tries = 100, seed = "1", shrinking = ShrinkingMode.OFF)
        void masterDoesNotWait(@ForAll("M6_UNGUARDED") Schedule schedule) {
            check(Fault.M6_UNGUARDED, schedule);
        }

        @Property(tries = 100, seed = "1", shrinking = ShrinkingMode.OFF)
        void requesterWaitsForEver(@ForAll("T6_DROPPED") Schedule schedule) {
            check(Fault.T6_DROPPED, schedule);
        }

        @Property(tries = 5, seed = "1", shrinking = ShrinkingMode.OFF)
        void noFault(@ForAll("NONE") Schedule schedule) {
            check(Fault.NONE, schedule);
        }

        @Provide("T5_OFF_BY_ONE")
        Arbitrary<Schedule> ofOffByOne() {
            return schedules(Fault.T5_OFF_BY_ONE);
        }

        @Provide("M6_UNGUARDED")
        Arbitrary<Schedule> ofUnguarded() {
            return schedules(Fault.M6_UNGUARDED);
        }

        @Provide("T6_DROPPED")
        Arbitrary<Schedule> ofDropped() {
            return schedules(Fault.T6_DROPPED);
        }

        @Provide("NONE")
        Arbitrary<Schedule> ofSound() {
            return schedules(Fault.NONE);
        }

        private static Arbitrary<Schedule> schedules(Fault fault) {
            return Schedules.of(new Machine(FIVE_CPUS, fault), 150);
        }

        private static void check(Fault fault, Schedule schedule) {
            LockStep lockStep = new LockStep(SPECIFICATION, new Machine(FIVE_CPUS, fault));
            if (lockStep.runBothWays(schedule).refusal() != null) {
                throw new AssertionError(lockStep.smallest(schedule).toString());
            }
        }
    }

    @Test
    void showsBothValuesAsTheSpecificationWritesThem() {
        assertThat(failure("raiseLoop").orElseThrow())
                .contains("btSent is {c2} in the specification, {c3} in the machine");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "raiseLoop             |  5 | after step 5 the two differ: btSent is",
                "masterDoesNotWait     | 11 | after step 11 the two differ: the machine takes M6(c2), the specification",
                "requesterWaitsForEver | 29 | after step 29 the two differ: the specification takes [T6(c1)], the machine"
            })
    void failsWithTheShortestTable(String property, int steps, String why) {
        List<String> lines = failure(property).orElseThrow().lines().toList();
        assertThat(lines.get(0)).contains(why);
        assertThat(lines.get(1).split("\\s{2,}|(?<=#) +"))
                .containsExactly("#", "step", "kernel function", "c1", "c2", "c3", "c4", "c5", "shared");
        assertThat(lines).hasSize(2 + steps);
        assertThat(lines.get(2)).startsWith("1 ");
    }

    @Test
    void aSoundMachineDoesNotFail() {
        assertThat(failure("noFault")).isEmpty();
    }

    /** Runs one property; the message of its failure, as jqwik reports it. */
    private static Optional<String> failure(String property) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(OnFaultyMachines.class, property, Schedule.class))
                .configurationParameter("jqwik.database", "")
                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                .build();
        List<TestExecutionResult> results = new ArrayList<>();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                    results.add(result);
                }
            }
        });
        assertThat(results).as("properties that were run").hasSize(1);
        return results.get(0).getThrowable().map(Throwable::getMessage);
    }
}
