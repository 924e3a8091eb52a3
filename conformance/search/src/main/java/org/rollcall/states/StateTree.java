package org.rollcall.states;

/**
 * States of a fixed number of words as keys of 64 bits, each state one key. The words are the leaves of a binary tree; each leaf
 * and each pair of nodes beneath the root that occurs has a number of its own, and the key is the pair at the root. States
 * share almost all of their parts, so nearly all that a state costs is its key (tree compression: Laarman, van de Pol, Weber,
 * SPIN 2011). Nothing is lost. Any number of threads, each with a {@link Position} of its own.
 */
public final class StateTree {
    private static final int ROOT = 1;

    private final int words;
    /** By node: the children of {@code n} are {@code 2n} and {@code 2n + 1}, the leaves are {@code words} to {@code 2 * words - 1}. */
    private final WordNumbers[] nodes;

    /**
     * An empty tree.
     *
     * @param words of a state, at least 2
     */
    public StateTree(int words) {
        this.words = words;
        nodes = new WordNumbers[2 * words];
        for (int node = ROOT + 1; node < nodes.length; node++) {
            nodes[node] = new WordNumbers();
        }
    }

    /** Bytes held for the parts; the keys are the caller's. */
    public long bytes() {
        long bytes = 0;
        for (int node = ROOT + 1; node < nodes.length; node++) {
            bytes += nodes[node].bytes();
        }
        return bytes;
    }

    private static long pair(int left, int right) {
        return (long) left << Integer.SIZE | right;
    }

    /** A state in the tree, from which the keys of its neighbours are found: only the parts that differ are looked up. */
    public final class Position {
        private final long[] state = new long[words];
        private final int[] here = new int[2 * words];
        private final int[] there = new int[2 * words];

        /** The words of the state that has this key; only lent. */
        public long[] moveTo(long key) {
            here[2] = (int) (key >>> Integer.SIZE);
            here[3] = (int) key;
            for (int node = 2; node < words; node++) {
                long children = nodes[node].word(here[node]);
                here[2 * node] = (int) (children >>> Integer.SIZE);
                here[2 * node + 1] = (int) children;
            }
            for (int i = 0; i < words; i++) {
                state[i] = nodes[words + i].word(here[words + i]);
            }
            return state;
        }

        /** The key of any state; found sooner, the fewer words differ from the state of the position. */
        public long key(long[] other) {
            for (int i = 0; i < words; i++) {
                int leaf = words + i;
                there[leaf] = here[leaf] != 0 && other[i] == state[i] ? here[leaf] : nodes[leaf].of(other[i]);
            }
            for (int node = words - 1; node > ROOT; node--) {
                int left = there[2 * node];
                int right = there[2 * node + 1];
                there[node] = left == here[2 * node] && right == here[2 * node + 1]
                        ? here[node]
                        : nodes[node].of(pair(left, right));
            }
            return pair(there[2], there[3]);
        }
    }
}
