package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.rollcall.proof.Claim;
import org.rollcall.proof.Conjuncts;
import org.rollcall.proof.Finite;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;

/** Reachable states of so many CPUs, the same in every run: with constants that are drawn, from 64 states at once. */
final class Walks {
    private static final long SEED = 23;

    private final World world;
    private final Random random = new Random(SEED);
    private final Set<Bits> known = new HashSet<>();
    private final List<Bits> states = new ArrayList<>();
    private final List<Bits> open = new ArrayList<>();

    Walks(World world) {
        this.world = world;
    }

    /** States of so many instances; of all together no step is taken any more once there are {@code most}. */
    List<Bits> states(int instances, int most) {
        Module module = world.module();
        Finite finite = world.finite();
        Layout layout = world.layout();
        Set<Integer> before = new HashSet<>();
        Set<Integer> after = new HashSet<>();
        for (int bit = layout.constants(); bit < layout.size(); bit++) {
            before.add(layout.node(bit, false));
            after.add(layout.node(bit, true));
        }
        int init = finite.node(new Claim(module.required("Init").body(), false));
        Moves first = new Moves(world, Step.of(finite.circuit(), init, before), false, random);
        List<Bits> constants = new Draws(world).constants(instances);
        for (int i = 0; i < constants.size(); i += Long.SIZE) {
            first.from(constants.subList(i, Math.min(constants.size(), i + Long.SIZE)), this::add);
        }
        List<Step> steps = new ArrayList<>();
        for (Expression action : Conjuncts.disjuncts(module.required("Next").body())) {
            steps.addAll(Step.of(finite.circuit(), finite.node(new Claim(action, false)), after));
        }
        Moves moves = new Moves(world, steps, true, random);
        while (!open.isEmpty() && states.size() < most) {
            moves.from(some(), this::add);
        }
        return states;
    }

    private void add(Bits state) {
        if (known.add(state)) {
            states.add(state);
            open.add(state);
        }
    }

    /** In turn any, and the one that was come to last: what takes many steps is seen, too. */
    private List<Bits> some() {
        List<Bits> some = new ArrayList<>();
        for (int i = 0; i < Long.SIZE && !open.isEmpty(); i++) {
            int last = open.size() - 1;
            int at = i % 2 == 0 ? random.nextInt(open.size()) : last;
            some.add(open.get(at));
            open.set(at, open.get(last));
            open.remove(last);
        }
        return some;
    }
}
