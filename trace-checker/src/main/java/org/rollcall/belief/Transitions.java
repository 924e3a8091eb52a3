package org.rollcall.belief;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.rollcall.kernel.StepKind;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Part;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;

/**
 * The transitions of a machine on products, found by running the machine. A step that reaches its own CPU only runs once for each
 * part of that CPU, beside CPUs that are in their first state; its results are kept.
 */
final class Transitions {
    private static final List<StepKind> ONE = Reach.kinds(Reach.ONE);
    private static final List<StepKind> BEYOND = Reach.kinds(Reach.ALL, Reach.COUNT);

    private record Place(Part shared, int cpu, Part own) {}

    private record Result(Step step, Part shared, Part own) {}

    private final Assembly assembly;
    private final Together together;
    private final Whereabouts whereabouts;
    private final Map<Place, List<Result>> known = new HashMap<>();

    Transitions(Machine machine) {
        this.assembly = new Assembly(machine);
        this.together = new Together(assembly);
        this.whereabouts = new Whereabouts(machine.configuration());
    }

    /** The first state alone. */
    Product initial() {
        return assembly.initial();
    }

    /** The state of a CPU with this part, beside CPUs in their first state. */
    State alone(Part shared, int cpu, Part own) {
        return assembly.state(shared, assembly.beside(cpu, own));
    }

    /** All that the allowed steps lead to from these products, themselves included. */
    List<Product> closure(List<Product> from, Predicate<Step> allowed) {
        Products products = new Products();
        from.forEach(product -> products.add(settle(product, allowed)));
        products.close((product, out) -> leave(product, allowed, next -> out.accept(settle(next, allowed))));
        return products.list();
    }

    /** What one step leads to. */
    List<Product> after(List<Product> from, Step step) {
        Products products = new Products();
        for (Product product : from) {
            for (Part own : product.own().get(step.cpu())) {
                if (Reach.of(step.kind()) == Reach.OWN) {
                    results(product.shared(), step.cpu(), own).stream()
                            .filter(result -> result.step().equals(step))
                            .forEach(result -> products.add(moved(product, step.cpu(), result)));
                } else {
                    together.after(product, own, step, products::add);
                }
            }
        }
        return products.list();
    }

    /** Steps that change nothing shared and one CPU only: they are taken independently, so each set grows by itself. */
    private Product settle(Product product, Predicate<Step> allowed) {
        List<Set<Part>> own = new ArrayList<>();
        for (int c = 0; c < assembly.cpus(); c++) {
            own.add(settle(product.shared(), c, product.own().get(c), allowed));
        }
        for (int c = 0; c < assembly.cpus(); c++) {
            for (Part part : List.copyOf(own.get(c))) {
                send(product.shared(), c, part, own, allowed);
            }
        }
        return new Product(product.shared(), own);
    }

    private Set<Part> settle(Part shared, int cpu, Set<Part> parts, Predicate<Step> allowed) {
        Set<Part> reached = new LinkedHashSet<>(parts);
        List<Part> todo = new ArrayList<>(parts);
        for (int i = 0; i < todo.size(); i++) {
            for (Result result : results(shared, cpu, todo.get(i))) {
                if (result.shared().equals(shared) && allowed.test(result.step()) && reached.add(result.own())) {
                    todo.add(result.own());
                }
            }
        }
        return reached.size() == parts.size() ? parts : reached;
    }

    /** One CPU asks the others, one at a time. */
    private void send(Part shared, int cpu, Part part, List<Set<Part>> own, Predicate<Step> allowed) {
        State alone = alone(shared, cpu, part);
        for (StepKind kind : ONE) {
            for (int d = 0; d < assembly.cpus() && whereabouts.allow(alone, cpu, kind); d++) {
                Step step = new Step(kind, cpu, d);
                if (d != cpu && allowed.test(step)) {
                    Set<Part> reached = together.one(shared, part, step, own.get(d));
                    if (!own.get(d).containsAll(reached)) {
                        reached.addAll(own.get(d));
                        own.set(d, settle(shared, d, reached, allowed));
                    }
                }
            }
        }
    }

    private void leave(Product product, Predicate<Step> allowed, Consumer<Product> out) {
        for (int c = 0; c < assembly.cpus(); c++) {
            Map<Part, Set<Part>> byShared = new LinkedHashMap<>();
            for (Part own : product.own().get(c)) {
                for (Result result : results(product.shared(), c, own)) {
                    if (!result.shared().equals(product.shared()) && allowed.test(result.step())) {
                        byShared.computeIfAbsent(result.shared(), shared -> new LinkedHashSet<>())
                                .add(result.own());
                    }
                }
                beyond(product, c, own, allowed, out);
            }
            int cpu = c;
            byShared.forEach((shared, parts) ->
                    out.accept(new Product(shared, product.with(cpu, parts).own())));
        }
    }

    private void beyond(Product product, int cpu, Part own, Predicate<Step> allowed, Consumer<Product> out) {
        State alone = alone(product.shared(), cpu, own);
        for (StepKind kind : BEYOND) {
            if (!whereabouts.allow(alone, cpu, kind)) {
                continue;
            }
            Step step = new Step(kind, cpu, -1);
            if (allowed.test(step)) {
                together.after(product, own, step, out);
            }
        }
    }

    private List<Result> results(Part shared, int cpu, Part own) {
        return known.computeIfAbsent(new Place(shared, cpu, own), this::run);
    }

    private List<Result> run(Place place) {
        List<Result> results = new ArrayList<>();
        assembly.successors(place.shared(), place.cpu(), place.own(), (step, next) -> {
            if (Reach.of(step.kind()) == Reach.OWN) {
                results.add(new Result(step, assembly.shared(next), assembly.own(next, place.cpu())));
            }
        });
        return results;
    }

    private static Product moved(Product product, int cpu, Result result) {
        return new Product(
                result.shared(), product.with(cpu, Set.of(result.own())).own());
    }
}
