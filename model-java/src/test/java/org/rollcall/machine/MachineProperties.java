package org.rollcall.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.kernel.Sgi;
import org.rollcall.kernel.StepKind;

class MachineProperties {
    @Provide
    Arbitrary<Mutation> mutations() {
        return Arbitraries.of(Mutation.class);
    }

    @Provide
    Arbitrary<List<Integer>> choices() {
        return Configs.choices(40);
    }

    @Provide
    Arbitrary<List<Integer>> fewChoices() {
        return Configs.choices(20);
    }

    @Provide
    Arbitrary<List<Integer>> manyChoices() {
        return Configs.choices(60);
    }

    /** The short cut by context leaves no step out, under any mutation. */
    @Property(tries = 60)
    void dispatchIsComplete(
            @ForAll("choices") List<Integer> choices,
            @ForAll("mutations") Mutation mut,
            @ForAll @IntRange(min = 2, max = 6) int n) {
        Configs.rich(n).map(c -> c.withMut(mut)).forEach(c -> {
            Machine machine = new Machine(c);
            Configs.walk(machine, choices)
                    .forEach(s -> assertThat(machine.enabled(s)).containsExactlyElementsOf(tried(machine, s)));
        });
    }

    /** enabled, isEnabled, apply and successors tell one story. */
    @Property(tries = 30)
    void successorsAreWhatApplyGives(@ForAll("choices") List<Integer> choices) {
        Configs.rich(3).forEach(c -> {
            Machine machine = new Machine(c);
            Configs.walk(machine, choices).forEach(s -> {
                List<Step> steps = new ArrayList<>();
                machine.successors(s, (step, t) -> {
                    steps.add(step);
                    assertThat(machine.apply(s, step)).isEqualTo(t).hasSameHashCodeAs(t);
                });
                assertThat(steps).containsExactlyInAnyOrderElementsOf(machine.enabled(s));
            });
        });
    }

    @Example
    void aDisabledStepIsRefusedByName() {
        Machine machine = new Machine(Configuration.of(KernelVersion.ML, 3));
        assertThatIllegalStateException()
                .isThrownBy(() -> machine.apply(machine.initial(), Step.parse("T6(c1)")))
                .withMessageContaining("T6(c1)")
                .withMessageContaining("the requester");
        assertThatIllegalStateException()
                .isThrownBy(() -> machine.apply(machine.initial(), Step.parse("T1(c7)")))
                .withMessageContaining("c1 to c3");
    }

    @Example
    void stateIsCompact() {
        assertThat(new Machine(Configuration.of(KernelVersion.ML, 4)).initial().packed().length * Long.BYTES)
                .isLessThanOrEqualTo(64);
        assertThat(new Machine(Configuration.of(KernelVersion.ML, 3)).initial().packed().length * Long.BYTES)
                .isLessThanOrEqualTo(48);
    }

    /** A step changes nothing but its own state: the argument stays as it was. */
    @Property(tries = 20)
    void statesAreValues(@ForAll("fewChoices") List<Integer> choices) {
        Configs.rich(3).forEach(c -> {
            Machine machine = new Machine(c);
            Configs.walk(machine, choices).forEach(s -> {
                long[] before = s.packed();
                machine.successors(s, (step, t) -> {});
                machine.enabled(s).forEach(step -> machine.apply(s, step));
                assertThat(s.packed()).isEqualTo(before);
            });
        });
    }

    /** Seventeen CPUs and more: sets reach over a word's end, and the layout keeps variables apart. */
    @Property(tries = 15)
    void anyNumberOfCpus(@ForAll @IntRange(min = 17, max = 64) int n, @ForAll("manyChoices") List<Integer> choices) {
        Machine machine = new Machine(
                Configuration.of(KernelVersion.V6, n).withDebugger(debugger -> debugger.withMasters(CpuMask.first(n))));
        Set<State> seen = new HashSet<>();
        Configs.walk(machine, choices).forEach(s -> {
            assertThat(machine.holds(org.rollcall.machine.Property.TYPE_OK, s)).isTrue();
            assertThat(s.online()).isEqualTo(CpuMask.first(n));
            seen.add(s);
        });
        assertThat(seen).hasSizeGreaterThan(20);
    }

    private static List<Step> tried(Machine machine, State s) {
        List<Step> steps = new ArrayList<>();
        for (StepKind kind : StepKind.values()) {
            int arguments = kind.takesSgi() ? Sgi.values().length : s.cpus();
            for (int c = 0; c < s.cpus(); c++) {
                for (int a = kind.hasArgument() ? 0 : -1; a < (kind.hasArgument() ? arguments : 0); a++) {
                    Step step = new Step(kind, c, a);
                    if (machine.isEnabled(s, step)) {
                        steps.add(step);
                    }
                }
            }
        }
        return steps;
    }
}
