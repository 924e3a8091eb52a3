package org.rollcall.belief;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.rollcall.kernel.BtLabel;
import org.rollcall.kernel.DbgLabel;
import org.rollcall.machine.Factors;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Part;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.machine.StepKind;

/**
 * Steps that reach beyond their own CPU, on products. Their guards ask something of each CPU (nobody is left in the mask), or that
 * some CPU is in a state (somebody is), or how many are ({@code slaves_in_kgdb}); their effects change what each CPU owns, whatever the
 * others own. So a guard is tried with one CPU varied at a time.
 */
final class Together {
    /** CPUs that may or may not be counted, up to which every combination is told apart. */
    private static final int FEW = 6;

    private final Machine machine;
    private final Factors factors;
    private final List<Part> first;

    Together(Machine machine, Factors factors, List<Part> first) {
        this.machine = machine;
        this.factors = factors;
        this.first = first;
    }

    /** Whether a step of this kind is worth trying, from where its CPU is: a short cut. */
    boolean mayBeAt(State alone, int cpu, StepKind kind) {
        return switch (kind) {
            case T1, SYSRQ_SHOW_ALL -> machine.configuration().requesters().contains(cpu);
            case E0 -> machine.configuration().masters().contains(cpu);
            case T2 -> asks(alone, cpu, BtLabel.T2);
            case T5, T5_END -> asks(alone, cpu, BtLabel.T5);
            case T6, TIMEOUT_BT -> asks(alone, cpu, BtLabel.T6);
            case T8 -> asks(alone, cpu, BtLabel.T8);
            case WORK_START -> alone.work() == cpu;
            case SEND_OWED, QUEUE_ON -> alone.worker() == cpu;
            case M5 -> alone.dbgPc(cpu) == DbgLabel.M5;
            case ROUNDUP_SEND, M5_END -> alone.dbgPc(cpu) == DbgLabel.M5S;
            case M6, TIMEOUT_KG -> alone.dbgPc(cpu) == DbgLabel.M6;
            case GO -> alone.dbgPc(cpu) == DbgLabel.M9;
            case X3 -> alone.dbgPc(cpu) == DbgLabel.X3;
            default -> true;
        };
    }

    private static boolean asks(State alone, int cpu, BtLabel label) {
        return alone.btReqr() == cpu && alone.btPc() == label;
    }

    /** Hands on what the step leads to where its CPU owns {@code own}. */
    void after(Product product, Part own, Step step, Consumer<Product> out) {
        Product fixed = product.with(step.cpu(), Set.of(own));
        switch (Reach.of(step.kind())) {
            case OWN, ONE -> throw new IllegalArgumentException(step + " reaches one CPU only");
            case ALL -> enabled(fixed, step, (context, from) -> all(context, from, step, out));
            case COUNT -> count(fixed, step, out);
        }
    }

    private interface Restricted {
        /** The step is enabled in every state of {@code from}; so it is in {@code context} with one CPU's part out of it. */
        void accept(List<Part> context, Product from);
    }

    /** What the CPU in the second parameter may own after the step; {@code parts} is what it owns before. */
    Set<Part> one(Part shared, Part own, Step step, Set<Part> parts) {
        List<Part> context = with(first, step.cpu(), own);
        Set<Part> reached = new LinkedHashSet<>();
        for (Part part : parts) {
            context.set(step.argument(), part);
            State before = factors.state(shared, context);
            if (machine.isEnabled(before, step)) {
                reached.add(factors.own(machine.apply(before, step), step.argument()));
            }
        }
        return reached;
    }

    /** The product, reduced to states in which the step is enabled; several of them where it needs some CPU in a state. */
    private void enabled(Product product, Step step, Restricted out) {
        List<Part> context = context(product, step.cpu());
        if (isEnabled(product, context, step)) {
            restrict(product, context, step, out);
            return;
        }
        for (int d = 0; d < first.size(); d++) {
            if (d == step.cpu()) {
                continue;
            }
            Set<Part> witnesses = new LinkedHashSet<>();
            for (Part part : product.own().get(d)) {
                if (isEnabled(product, with(context, d, part), step)) {
                    witnesses.add(part);
                }
            }
            if (!witnesses.isEmpty()) {
                Part witness = witnesses.iterator().next();
                restrict(product.with(d, witnesses), with(context, d, witness), step, out);
            }
        }
    }

    private void restrict(Product product, List<Part> context, Step step, Restricted out) {
        List<Set<Part>> own = new ArrayList<>();
        for (int d = 0; d < first.size(); d++) {
            Set<Part> kept = new LinkedHashSet<>();
            for (Part part : product.own().get(d)) {
                if (d == step.cpu() || isEnabled(product, with(context, d, part), step)) {
                    kept.add(part);
                }
            }
            if (kept.isEmpty()) {
                return;
            }
            own.add(kept);
        }
        out.accept(context, new Product(product.shared(), own));
    }

    private void all(List<Part> context, Product from, Step step, Consumer<Product> out) {
        State sample = machine.apply(factors.state(from.shared(), context), step);
        List<Set<Part>> own = new ArrayList<>();
        for (int d = 0; d < first.size(); d++) {
            Set<Part> moved = new LinkedHashSet<>();
            for (Part part : from.own().get(d)) {
                State next = machine.apply(factors.state(from.shared(), with(context, d, part)), step);
                moved.add(factors.own(next, d));
            }
            own.add(moved);
        }
        out.accept(new Product(factors.shared(sample), own));
    }

    /** These steps change their own CPU and what is shared; the others are only counted. */
    private void count(Product product, Step step, Consumer<Product> out) {
        if (step.kind() == StepKind.TIMEOUT_KG) {
            enabled(product, step, (context, from) -> counted(from, step, out));
        } else {
            counted(product, step, out);
        }
    }

    private void counted(Product product, Step step, Consumer<Product> out) {
        List<Integer> open = new ArrayList<>();
        for (int d = 0; d < first.size(); d++) {
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
        boolean ifAll = isEnabled(all, all.sample(), step);
        boolean ifNone = isEnabled(none, none.sample(), step);
        boolean ifSome =
                isEnabled(none, with(none.sample(), open.get(0), all.sample().get(open.get(0))), step);
        boolean ifMost =
                isEnabled(all, with(all.sample(), open.get(0), none.sample().get(open.get(0))), step);
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
        List<Part> parts = none.sample();
        for (int counted = 0; counted <= open.size(); counted++) {
            State before = factors.state(product.shared(), parts);
            if (machine.isEnabled(before, step)) {
                out.accept(moved(product, before, step));
                return;
            }
            if (counted < open.size()) {
                int d = open.get(counted);
                parts.set(d, all.sample().get(d));
            }
        }
    }

    private void move(Product product, Step step, Consumer<Product> out) {
        State before = factors.state(product.shared(), product.sample());
        if (machine.isEnabled(before, step)) {
            out.accept(moved(product, before, step));
        }
    }

    private Product moved(Product product, State before, Step step) {
        State after = machine.apply(before, step);
        return new Product(
                factors.shared(after),
                product.with(step.cpu(), Set.of(factors.own(after, step.cpu()))).own());
    }

    private Set<Part> slaves(Product product, int cpu, boolean counted) {
        Set<Part> parts = new LinkedHashSet<>();
        for (Part part : product.own().get(cpu)) {
            if (factors.isSlave(part, cpu) == counted) {
                parts.add(part);
            }
        }
        return parts;
    }

    private boolean isEnabled(Product product, List<Part> context, Step step) {
        return machine.isEnabled(factors.state(product.shared(), context), step);
    }

    private List<Part> context(Product product, int cpu) {
        return with(first, cpu, product.own().get(cpu).iterator().next());
    }

    private static List<Part> with(List<Part> parts, int cpu, Part part) {
        List<Part> changed = new ArrayList<>(parts);
        changed.set(cpu, part);
        return changed;
    }
}
