package org.rollcall.proof.infer;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.rollcall.proof.Circuit;

/** The gates that some nodes of a circuit depend on, evaluated for 64 states at once. */
final class Gates {
    private final int[] outputs;
    private final int[][] inputs;
    private final long[] values;

    Gates(Circuit circuit, Collection<Integer> nodes) {
        TreeSet<Integer> open = new TreeSet<>();
        nodes.forEach(node -> open.add(Math.abs(node)));
        TreeSet<Integer> gates = new TreeSet<>();
        int size = Circuit.TRUE + 1;
        while (!open.isEmpty()) {
            int node = open.pollLast();
            size = Math.max(size, node + 1);
            List<Integer> parts = circuit.inputs(node);
            if (!parts.isEmpty() && gates.add(node)) {
                parts.forEach(part -> open.add(Math.abs(part)));
            }
        }
        this.outputs = gates.stream().mapToInt(each -> each).toArray();
        this.inputs = Arrays.stream(outputs)
                .mapToObj(node ->
                        circuit.inputs(node).stream().mapToInt(each -> each).toArray())
                .toArray(int[][]::new);
        this.values = new long[size];
        values[Circuit.TRUE] = -1L;
    }

    /** In which states a proposition is true. */
    void set(int proposition, long states) {
        int number = Math.abs(proposition);
        if (number < values.length && number != Circuit.TRUE) {
            values[number] = proposition < 0 ? ~states : states;
        }
    }

    /** A gate comes after what it depends on. */
    void evaluate() {
        for (int i = 0; i < outputs.length; i++) {
            long all = -1L;
            for (int input : inputs[i]) {
                all &= get(input);
            }
            values[outputs[i]] = all;
        }
    }

    /** In which states a node is true. */
    long get(int node) {
        return node < 0 ? ~values[-node] : values[node];
    }
}
