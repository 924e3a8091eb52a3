package org.rollcall.belief;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.rollcall.machine.Part;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;

/**
 * Steps whose guard reads {@code slaves_in_kgdb}, on products: they change their own CPU and what is shared; the others are only
 * counted. So the parts of a CPU that are counted are told apart from those that are not.
 */
final class Counted {
    /** CPUs that may or may not be counted, up to which every combination is told apart. */
    private static final int FEW = 6;

    private final Assembly assembly;

    Counted(Assembly assembly) {
        this.assembly = assembly;
    }

    /** Hands on what the step leads to. */
    void after(Product product, Step step, Consumer<Product> out) {
        List<Integer> open = new ArrayList<>();
        for (int d = 0; d < assembly.cpus(); d++) {
            if (!slaves(product, d, true).isEmpty()
                    && !slaves(product, d, false).isEmpty()) {
                open.add(d);
            }
        }
        if (open.size() <= FEW) {
            combinations(product, step, open, out);
        } else {
            many(product, step, open, out);
        }
    }

    private void combinations(Product product, Step step, List<Integer> open, Consumer<Product> out) {
        if (open.isEmpty()) {
            move(product, step, out);
            return;
        }
        int d = open.get(0);
        List<Integer> rest = open.subList(1, open.size());
        combinations(product.with(d, slaves(product, d, true)), step, rest, out);
        combinations(product.with(d, slaves(product, d, false)), step, rest, out);
    }

    /**
     * Many CPUs that may or may not be counted: the extremes are told apart (all, none, not all, not none). In between the product stays
     * as it is, which may keep states in which the step is not enabled.
     */
    private void many(Product product, Step step, List<Integer> open, Consumer<Product> out) {
        Product all = product;
        Product none = product;
        for (int d : open) {
            all = all.with(d, slaves(product, d, true));
            none = none.with(d, slaves(product, d, false));
        }
        int one = open.get(0);
        boolean ifAll = isEnabled(all, step);
        boolean ifNone = isEnabled(none, step);
        boolean ifSome = isEnabled(none.with(one, all.own().get(one)), step);
        boolean ifMost = isEnabled(all.with(one, none.own().get(one)), step);
        if (ifSome && ifMost && !ifAll) {
            open.forEach(d -> move(product.with(d, slaves(product, d, false)), step, out));
        } else if (ifSome && ifMost && !ifNone) {
            open.forEach(d -> move(product.with(d, slaves(product, d, true)), step, out));
        } else if (ifAll && !ifMost) {
            move(all, step, out);
        } else if (ifNone && !ifSome) {
            move(none, step, out);
        } else {
            undecided(product, none, all, open, step, out);
        }
    }

    /** Keeps the product as it is if the step is enabled with any number of the open CPUs counted. */
    private void undecided(
            Product product, Product none, Product all, List<Integer> open, Step step, Consumer<Product> out) {
        Product some = none;
        for (int counted = 0; counted <= open.size(); counted++) {
            if (isEnabled(some, step)) {
                out.accept(moved(product, some, step));
                return;
            }
            if (counted < open.size()) {
                int d = open.get(counted);
                some = some.with(d, all.own().get(d));
            }
        }
    }

    private void move(Product product, Step step, Consumer<Product> out) {
        if (isEnabled(product, step)) {
            out.accept(moved(product, product, step));
        }
    }

    /** The product after a step that {@code example} allows. */
    private Product moved(Product product, Product example, Step step) {
        State after = assembly.apply(example.shared(), example.sample(), step);
        return new Product(
                assembly.shared(after),
                product.with(step.cpu(), Set.of(assembly.own(after, step.cpu())))
                        .own());
    }

    /** The guard says the same in all states of the product, so one tells. */
    private boolean isEnabled(Product product, Step step) {
        return assembly.isEnabled(product.shared(), product.sample(), step);
    }

    private Set<Part> slaves(Product product, int cpu, boolean counted) {
        Set<Part> parts = new LinkedHashSet<>();
        for (Part part : product.own().get(cpu)) {
            if (assembly.isSlave(part, cpu) == counted) {
                parts.add(part);
            }
        }
        return parts;
    }
}
