package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.spec.SpecValue;

/**
 * Which literals are true of which CPUs of a state. Those that depend on the same variables are looked up together by the
 * values of these, as states differ in few of them.
 */
final class Truths {
    /** Instances of atoms that read the same variables and constants. */
    private record Group(List<String> reads, List<Integer> instances, Map<Key, Bits> known) {}

    /** The numbers of the values read and of the CPUs. */
    private record Key(int[] numbers) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(numbers, key.numbers);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(numbers);
        }
    }

    private final Literals literals;
    private final List<Group> groups;

    Truths(Literals literals) {
        this.literals = literals;
        Map<List<String>, Group> byReads = new LinkedHashMap<>();
        for (int i = 0; i < literals.size() / 2; i++) {
            List<String> reads = literals.reads(i);
            byReads.computeIfAbsent(reads, key -> new Group(key, new ArrayList<>(), new HashMap<>()))
                    .instances()
                    .add(i);
        }
        this.groups = List.copyOf(byReads.values());
    }

    /** Those of these CPUs, as {@link Literals#trueOf} says. */
    Bits of(NumberedState state, List<SpecValue> cpus) {
        List<Bits> all = new ArrayList<>();
        for (Group group : groups) {
            int[] numbers = new int[group.reads().size() + cpus.size()];
            int at = 0;
            for (String read : group.reads()) {
                numbers[at++] = state.number(read);
            }
            for (SpecValue cpu : cpus) {
                numbers[at++] = state.number(cpu);
            }
            all.add(group.known()
                    .computeIfAbsent(
                            new Key(numbers), key -> literals.trueOf(state.values(), cpus, group.instances())));
        }
        return Bits.union(all, literals.size());
    }
}
