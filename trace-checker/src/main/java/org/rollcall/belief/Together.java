package org.rollcall.belief;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.rollcall.kernel.StepKind;
import org.rollcall.machine.Part;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;

/**
 * Steps that reach beyond their own CPU, on products, by how far they reach. Their effects change what each CPU owns, whatever the
 * others own: so the machine is run with one CPU varied at a time.
 */
final class Together {
    private final Assembly assembly;
    private final Restriction restriction;
    private final Counted counted;

    Together(Assembly assembly) {
        this.assembly = assembly;
        this.restriction = new Restriction(assembly);
        this.counted = new Counted(assembly);
    }

    /** Hands on what the step leads to where its CPU owns {@code own}. */
    void after(Product product, Part own, Step step, Consumer<Product> out) {
        Product fixed = product.with(step.cpu(), Set.of(own));
        switch (Reach.of(step.kind())) {
            case OWN, ONE -> throw new IllegalArgumentException(step + " reaches one CPU only");
            case ALL -> restriction.enabled(fixed, step, (context, from) -> out.accept(all(context, from, step)));
            case COUNT -> {
                if (step.kind() == StepKind.TIMEOUT_KG) {
                    restriction.enabled(fixed, step, (context, from) -> counted.after(from, step, out));
                } else {
                    counted.after(fixed, step, out);
                }
            }
        }
    }

    /** What the CPU in the second parameter may own after the step; {@code parts} is what it owns before. */
    Set<Part> one(Part shared, Part own, Step step, Set<Part> parts) {
        List<Part> context = assembly.beside(step.cpu(), own);
        Set<Part> reached = new LinkedHashSet<>();
        for (Part part : parts) {
            context.set(step.argument(), part);
            if (assembly.isEnabled(shared, context, step)) {
                reached.add(assembly.own(assembly.apply(shared, context, step), step.argument()));
            }
        }
        return reached;
    }

    private Product all(List<Part> context, Product from, Step step) {
        List<Set<Part>> own = new ArrayList<>();
        for (int d = 0; d < assembly.cpus(); d++) {
            Set<Part> moved = new LinkedHashSet<>();
            for (Part part : from.own().get(d)) {
                State next = assembly.apply(from.shared(), Assembly.with(context, d, part), step);
                moved.add(assembly.own(next, d));
            }
            own.add(moved);
        }
        return new Product(assembly.shared(assembly.apply(from.shared(), context, step)), own);
    }
}
