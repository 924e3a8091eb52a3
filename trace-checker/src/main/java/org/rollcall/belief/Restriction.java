package org.rollcall.belief;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rollcall.machine.Part;
import org.rollcall.machine.Step;

/**
 * A product reduced to the states in which a step is enabled. Its guard asks something of each CPU (nobody is left in the mask), or that some
 * CPU is in a state (somebody is). So it is tried with one CPU varied at a time.
 */
final class Restriction {
    /** Takes a reduced product. */
    interface Sink {
        /** The step is enabled in every state of {@code from}; so it is in {@code context} with one CPU's part out of it. */
        void accept(List<Part> context, Product from);
    }

    private final Assembly assembly;

    Restriction(Assembly assembly) {
        this.assembly = assembly;
    }

    /** Hands on the reduced product; several of them where the step needs some CPU in a state. Its own CPU has one part. */
    void enabled(Product product, Step step, Sink out) {
        Part own = product.own().get(step.cpu()).iterator().next();
        List<Part> context = assembly.beside(step.cpu(), own);
        if (assembly.isEnabled(product.shared(), context, step)) {
            restrict(product, context, step, out);
            return;
        }
        for (int d = 0; d < assembly.cpus(); d++) {
            Set<Part> witnesses = d == step.cpu() ? Set.of() : allowing(product, context, d, step);
            if (!witnesses.isEmpty()) {
                Part witness = witnesses.iterator().next();
                restrict(product.with(d, witnesses), Assembly.with(context, d, witness), step, out);
            }
        }
    }

    private void restrict(Product product, List<Part> context, Step step, Sink out) {
        List<Set<Part>> own = new ArrayList<>();
        for (int d = 0; d < assembly.cpus(); d++) {
            Set<Part> kept = d == step.cpu() ? product.own().get(d) : allowing(product, context, d, step);
            if (kept.isEmpty()) {
                return;
            }
            own.add(kept);
        }
        out.accept(context, new Product(product.shared(), own));
    }

    /** The parts of CPU {@code d} with which the step is enabled. */
    private Set<Part> allowing(Product product, List<Part> context, int d, Step step) {
        Set<Part> allowing = new LinkedHashSet<>();
        for (Part part : product.own().get(d)) {
            if (assembly.isEnabled(product.shared(), Assembly.with(context, d, part), step)) {
                allowing.add(part);
            }
        }
        return allowing;
    }
}
