package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.rollcall.proof.Circuit;

/** Takes steps from at most 64 states at once. */
final class Moves {
    /** Which bits of a state may change, and the nodes that say what they become. */
    private record Move(int guard, int[] bits, int[] nodes) {}

    private final Layout layout;
    private final Random random;
    private final List<Move> moves = new ArrayList<>();
    private final List<Integer> free = new ArrayList<>();
    private final Gates gates;

    /**
     * @param afterStep whether the steps are about the state after one, or about the initial one
     * @param random says what becomes of what may be true or false
     */
    Moves(World world, List<Step> steps, boolean afterStep, Random random) {
        this.layout = world.layout();
        this.random = random;
        List<Integer> needed = new ArrayList<>();
        for (Step step : steps) {
            List<Integer> bits = new ArrayList<>();
            List<Integer> nodes = new ArrayList<>();
            for (int bit = layout.constants(); bit < layout.size(); bit++) {
                int next = step.next().getOrDefault(layout.node(bit, afterStep), Circuit.FALSE);
                if (!afterStep || next != layout.node(bit, false)) {
                    bits.add(bit);
                    nodes.add(next);
                }
            }
            needed.add(step.guard());
            needed.addAll(nodes);
            free.addAll(step.free());
            moves.add(new Move(
                    step.guard(),
                    bits.stream().mapToInt(each -> each).toArray(),
                    nodes.stream().mapToInt(each -> each).toArray()));
        }
        this.gates = new Gates(world.finite().circuit(), needed);
    }

    /** Where the steps lead. */
    void from(List<Bits> states, Consumer<Bits> to) {
        layout.set(gates, states);
        free.forEach(node -> gates.set(node, random.nextLong()));
        gates.evaluate();
        for (Move move : moves) {
            for (int i = 0; i < states.size(); i++) {
                if ((gates.get(move.guard()) >>> i & 1) != 0) {
                    to.accept(after(move, states.get(i), i));
                }
            }
        }
    }

    private Bits after(Move move, Bits state, int number) {
        Bits.Change change = state.change();
        for (int i = 0; i < move.bits().length; i++) {
            change.set(move.bits()[i], (gates.get(move.nodes()[i]) >>> number & 1) != 0);
        }
        return change.bits();
    }
}
