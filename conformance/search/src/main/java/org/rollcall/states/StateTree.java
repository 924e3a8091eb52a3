package org.rollcall.states;

/**
 * States of a fixed number of words as keys of 64 bits, each state one key. The words are cut into parts, and the key is the number
 * of each part, side by side. The words of a part are the leaves of a binary tree; each leaf and each pair of nodes that occurs has
 * a number of its own. States share almost all of their parts, so nearly all that a state costs is its key (tree compression:
 * Laarman, van de Pol, Weber, SPIN 2011). Nothing is lost. Any number of threads, each with a {@link Position} of its own.
 */
public final class StateTree {
    /** Parts at least, of 32 bits each: there is room for as many as an array has. */
    public static final int FEWEST_PARTS = 2;
    /** Parts that nearly all models have room for: two million different ones of each. */
    public static final int USUAL_PARTS = 3;

    private final Part[] parts;
    private final int words;
    private final int width;
    private final long most;

    /** There are more different parts of states than their field of a key has numbers: fewer parts have wider fields. */
    public static final class TooNarrowException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooNarrowException(int width) {
            super("more parts than numbers of " + width + " bits");
        }
    }

    /** Some words of a state that lie side by side. */
    private static final class Part {
        private static final int ROOT = 1;

        final int from;
        final int words;
        /** By node: the children of {@code n} are {@code 2n} and {@code 2n + 1}, the leaves are {@code words} to {@code 2 * words - 1}. */
        final WordNumbers[] nodes;

        Part(int from, int to) {
            this.from = from;
            this.words = to - from;
            nodes = new WordNumbers[2 * words];
            for (int node = ROOT; node < nodes.length; node++) {
                nodes[node] = new WordNumbers();
            }
        }

        /** Writes the words of a number to their place in a state, and the number of each node to {@code here}. */
        void read(int number, long[] state, int[] here) {
            here[ROOT] = number;
            for (int node = ROOT; node < words; node++) {
                long children = nodes[node].word(here[node]);
                here[2 * node] = (int) (children >>> Integer.SIZE);
                here[2 * node + 1] = (int) children;
            }
            for (int i = 0; i < words; i++) {
                state[from + i] = nodes[words + i].word(here[words + i]);
            }
        }

        /** The number of this part of {@code other}, where {@code here} has those of {@code state}, 0 where there is none. */
        int number(long[] other, long[] state, int[] here, int[] there) {
            boolean same = true;
            for (int i = 0; i < words; i++) {
                int leaf = words + i;
                long word = other[from + i];
                boolean kept = here[leaf] != 0 && word == state[from + i];
                there[leaf] = kept ? here[leaf] : nodes[leaf].of(word);
                same &= kept;
            }
            if (same) {
                return here[ROOT];
            }
            for (int node = words - 1; node >= ROOT; node--) {
                int left = there[2 * node];
                int right = there[2 * node + 1];
                there[node] = left == here[2 * node] && right == here[2 * node + 1]
                        ? here[node]
                        : nodes[node].of((long) left << Integer.SIZE | right);
            }
            return there[ROOT];
        }

        long bytes() {
            long bytes = 0;
            for (int node = ROOT; node < nodes.length; node++) {
                bytes += nodes[node].bytes();
            }
            return bytes;
        }
    }

    /**
     * An empty tree.
     *
     * @param words of a state, at least 2
     * @param parts that a state is cut into, {@link #FEWEST_PARTS} to {@code words}: the more, the fewer nodes there are, and the fewer
     *     numbers for each part
     */
    public StateTree(int words, int parts) {
        this.words = words;
        this.width = Long.SIZE / parts;
        this.most = (1L << width) - 1;
        this.parts = new Part[parts];
        for (int i = 0; i < parts; i++) {
            this.parts[i] = new Part(words * i / parts, words * (i + 1) / parts);
        }
    }

    /** Bytes held for the parts; the keys are the caller's. */
    public long bytes() {
        long bytes = 0;
        for (Part part : parts) {
            bytes += part.bytes();
        }
        return bytes;
    }

    /** A state in the tree, from which the keys of its neighbours are found: only the parts that differ are looked up. */
    public final class Position {
        private final long[] state = new long[words];
        private final int[][] here = new int[parts.length][];
        private final int[][] there = new int[parts.length][];

        /** Nowhere yet. */
        public Position() {
            for (int i = 0; i < parts.length; i++) {
                here[i] = new int[parts[i].nodes.length];
                there[i] = new int[parts[i].nodes.length];
            }
        }

        /** The words of the state that has this key; only lent. */
        public long[] moveTo(long key) {
            for (int i = 0; i < parts.length; i++) {
                parts[i].read((int) (key >>> i * width & most), state, here[i]);
            }
            return state;
        }

        /**
         * The key of any state, never 0; found sooner, the fewer words differ from the state of the position.
         *
         * @throws TooNarrowException if a part has a number that its field does not hold
         */
        public long key(long[] other) {
            long key = 0;
            for (int i = 0; i < parts.length; i++) {
                long number = parts[i].number(other, state, here[i], there[i]);
                if (number > most) {
                    throw new TooNarrowException(width);
                }
                key |= number << i * width;
            }
            return key;
        }
    }
}
