package org.rollcall.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.rollcall.kernel.CpuCell;
import org.rollcall.kernel.Renaming;
import org.rollcall.kernel.SetCell;
import org.rollcall.kernel.Variable;

class RenamingProperties {
    /** Up to twelve CPUs, more than there is a table of sets for. */
    @Provide
    Arbitrary<List<Integer>> permutations() {
        return Arbitraries.integers()
                .between(2, 12)
                .flatMap(n -> Arbitraries.shuffle(IntStream.range(0, n).boxed().toList()));
    }

    @Provide
    Arbitrary<List<Integer>> choices() {
        return Configs.choices(40);
    }

    /** Every variable, and by the way back every register, of a CPU is found with the CPU it became. */
    @Property(tries = 40)
    void eachValueMovesWithItsCpu(@ForAll("permutations") List<Integer> to, @ForAll("choices") List<Integer> choices) {
        Configs.rich(to.size()).forEach(configuration -> {
            Machine machine = new Machine(configuration);
            Configs.walk(machine, choices).forEach(s -> {
                State renamed = new State(machine.kernel(), renamed(machine, s, to));
                machine.variables().forEach(variable -> assertMoved(variable, s, renamed, to));
                assertThat(renamed(machine, renamed, inverse(to))).isEqualTo(s.packed());
            });
        });
    }

    /** Whether a renaming is below a bound is told as comparing it whole would, whatever the bound is. */
    @Property(tries = 40)
    void aRenamingBelowABoundIsFound(
            @ForAll("permutations") List<Integer> to, @ForAll("choices") List<Integer> choices) {
        Configs.rich(to.size()).forEach(configuration -> {
            Machine machine = new Machine(configuration);
            Renaming renaming = new Renaming(
                    machine.kernel().v, to.stream().mapToInt(c -> c).toArray());
            List<State> states = Configs.walk(machine, choices);
            long[] target = states.get(0).packed();
            for (int i = 0; i < states.size(); i++) {
                long[] bound = states.get(states.size() - 1 - i).packed();
                long[] whole = renamed(machine, states.get(i), to);
                assertThat(renaming.renameBelow(states.get(i).packed(), bound, target))
                        .isEqualTo(Arrays.compare(whole, bound) < 0);
                assertThat(renaming.renameBelow(states.get(i).packed(), whole, target))
                        .isFalse();
                whole[whole.length - 1]++;
                assertThat(renaming.renameBelow(states.get(i).packed(), whole, target))
                        .isTrue();
                whole[whole.length - 1]--;
                assertThat(target).isEqualTo(whole);
            }
        });
    }

    private static void assertMoved(Variable variable, State s, State renamed, List<Integer> to) {
        Object before = s.value(variable);
        Object after = renamed.value(variable);
        if (variable.eachCpu()) {
            for (int c = 0; c < to.size(); c++) {
                assertThat(((List<?>) after).get(to.get(c)))
                        .as(variable.name())
                        .isEqualTo(moved(variable, ((List<?>) before).get(c), to));
            }
        } else {
            assertThat(after).as(variable.name()).isEqualTo(moved(variable, before, to));
        }
    }

    private static Object moved(Variable variable, Object plain, List<Integer> to) {
        if (variable.cell() instanceof SetCell) {
            return new CpuMask((Long) plain)
                    .stream().mapToLong(c -> 1L << to.get(c)).sum();
        } else if (variable.cell() instanceof CpuCell && !plain.equals(CpuCell.NONE)) {
            return to.get((Integer) plain);
        }
        return plain;
    }

    private static long[] renamed(Machine machine, State s, List<Integer> to) {
        long[] target = s.packed();
        new Renaming(machine.kernel().v, to.stream().mapToInt(c -> c).toArray()).rename(s.packed(), target);
        return target;
    }

    private static List<Integer> inverse(List<Integer> to) {
        return IntStream.range(0, to.size()).mapToObj(to::indexOf).toList();
    }
}
