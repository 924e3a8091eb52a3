package org.rollcall.belief;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.rollcall.kernel.DbgLabel;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Part;
import org.rollcall.machine.State;

/**
 * What a machine may have come to, as far as the observations tell: a set of states, kept as products. A value. It is empty once no
 * behaviour of the machine explains what was observed.
 */
public final class Belief {
    private final Transitions transitions;
    private final Visibility visibility;
    private final List<Product> products;

    private Belief(Transitions transitions, Visibility visibility, List<Product> products) {
        this.transitions = transitions;
        this.visibility = visibility;
        this.products = products;
    }

    /** Nothing was observed of this machine yet. */
    public static Belief in(Machine machine) {
        return in(machine, new Visibility(machine.configuration()));
    }

    /** The same of a machine of which other steps are seen. */
    static Belief in(Machine machine, Visibility visibility) {
        var transitions = new Transitions(machine);
        return new Belief(transitions, visibility, List.of(transitions.initial()));
    }

    /** Whether nothing explains the observations. */
    public boolean isEmpty() {
        return products.isEmpty();
    }

    /** The belief after one more observation. */
    public Belief absorb(Observation observation) {
        if (observation instanceof Observation.Taken taken) {
            return with(transitions.after(hidden(), taken.step()));
        } else if (observation instanceof Observation.InDebugger in) {
            return with(shown(in.cpu(), true));
        } else if (observation instanceof Observation.NotInDebugger out) {
            return with(shown(out.cpu(), false));
        } else if (observation instanceof Observation.WaitOver) {
            return with(transitions.closure(products, visibility::isHiddenInTime));
        }
        return with(transitions.closure(products, visibility::mayBeUnseen));
    }

    /** The number of the first observation that nothing explains, from 0; -1 if all are explained. */
    public static int refuted(Machine machine, List<Observation> observations) {
        return in(machine).refuted(observations);
    }

    /** The same, from this belief on. */
    int refuted(List<Observation> observations) {
        Belief belief = this;
        for (int i = 0; i < observations.size(); i++) {
            belief = belief.absorb(observations.get(i));
            if (belief.isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    /** The belief once the steps that nobody sees are taken too. */
    Belief settled() {
        return with(hidden());
    }

    /** Whether CPU {@code cpu} may be in such a state; the other CPUs are shown in their first. */
    boolean mayBe(int cpu, Predicate<State> state) {
        return products.stream()
                .anyMatch(product -> product.own().get(cpu).stream()
                        .map(own -> transitions.alone(product.shared(), cpu, own))
                        .anyMatch(state));
    }

    private List<Product> hidden() {
        return transitions.closure(products, visibility::isHidden);
    }

    /** The user of the debugger looks at {@code enter_kgdb} of a CPU; the master shows it to him. */
    private List<Product> shown(int cpu, boolean entered) {
        List<Product> kept = new ArrayList<>();
        for (Product product : hidden()) {
            int master =
                    transitions.alone(product.shared(), cpu, any(product, cpu)).kgActive();
            if (master >= 0) {
                Product shown = kept(
                        kept(product, master, s -> s.dbgPc(master) == DbgLabel.M9),
                        cpu,
                        s -> s.entered().contains(cpu) == entered);
                if (shown.own().stream().noneMatch(Set::isEmpty)) {
                    kept.add(shown);
                }
            }
        }
        return kept;
    }

    private Product kept(Product product, int cpu, Predicate<State> state) {
        Set<Part> parts = new LinkedHashSet<>();
        for (Part own : product.own().get(cpu)) {
            if (state.test(transitions.alone(product.shared(), cpu, own))) {
                parts.add(own);
            }
        }
        return product.with(cpu, parts);
    }

    private static Part any(Product product, int cpu) {
        return product.own().get(cpu).iterator().next();
    }

    private Belief with(List<Product> next) {
        return new Belief(transitions, visibility, next);
    }
}
