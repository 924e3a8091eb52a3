package org.rollcall.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Model;
import org.rollcall.transition.ActionName;
import org.rollcall.transition.ActionSystem;

/**
 * The kill matrix of a small module. A fault is tried on the smallest model whose transitions it changes in the Java model
 * alone; one that changes none, in any model, is a guard or a store that the models say nothing about.
 *
 * @param replay what compares
 * @param module the module
 * @param models its models, the smallest first
 */
record ModuleKills<S extends Record, K extends Enum<K> & ActionName>(
        Replay replay, SmallModule<?, S, K> module, List<Model> models) {
    private static final String SPECIFICATION = "specification";

    /** Hunts every mutation and every fault. */
    void run(Consumer<KillMatrix.Kill> consumer) {
        module.mutations().forEach(mutation -> consumer.accept(mutation(mutation)));
        if (models.isEmpty()) {
            return;
        }
        Map<Model, ActionSystem<S, K>> systems = new LinkedHashMap<>();
        Map<Model, Set<Object>> sound = new LinkedHashMap<>();
        for (Model model : models) {
            ActionSystem<S, K> system = replay.system(model, module);
            systems.put(model, system);
            sound.put(model, ModuleFaults.transitions(system, Integer.MAX_VALUE));
        }
        ActionSystem<S, K> sample = systems.values().iterator().next();
        for (ModuleFaults.Fault<S, K> fault :
                ModuleFaults.of(sample, sample.initial().getClass())) {
            Model model = changed(fault, systems, sound);
            if (model != null) {
                consumer.accept(fault(fault, model, Objects.requireNonNull(systems.get(model))));
            } else if (!fault.name().contains(" forgets ")) {
                consumer.accept(survivor(module.root(), fault.name()));
            }
        }
    }

    /** The smallest model whose transitions the fault changes. */
    private @Nullable Model changed(
            ModuleFaults.Fault<S, K> fault, Map<Model, ActionSystem<S, K>> systems, Map<Model, Set<Object>> sound) {
        for (Model model : models) {
            Set<Object> here = Objects.requireNonNull(sound.get(model));
            if (differs(fault.into().apply(Objects.requireNonNull(systems.get(model))), here)) {
                return model;
            }
        }
        return null;
    }

    private boolean differs(ActionSystem<S, K> faulty, Set<Object> sound) {
        try {
            return !ModuleFaults.transitions(faulty, sound.size() + 1).equals(sound);
        } catch (IllegalArgumentException | IndexOutOfBoundsException brokenModel) {
            return true;
        }
    }

    private KillMatrix.Kill fault(ModuleFaults.Fault<S, K> fault, Model model, ActionSystem<S, K> system) {
        Bisimulation.Report report = replay.run(model, module, fault.into().apply(system));
        return report.difference() == null
                ? survivor(module.root(), fault.name())
                : new KillMatrix.Kill(
                        module.root(),
                        fault.name(),
                        model.name(),
                        "-",
                        report.difference().text());
    }

    private KillMatrix.Kill mutation(String mutation) {
        for (Model model : models) {
            if (model.mutation().equals(mutation)) {
                Bisimulation.Report report = replay.run(model, module, replay.soundSystem(model, module));
                if (report.difference() != null) {
                    String property =
                            model.expect() instanceof Expectation.Violated violated ? violated.property() : "-";
                    return new KillMatrix.Kill(
                            SPECIFICATION,
                            mutation,
                            model.name(),
                            property,
                            report.difference().text());
                }
            }
        }
        return survivor(SPECIFICATION, mutation);
    }

    private static KillMatrix.Kill survivor(String kind, String name) {
        return new KillMatrix.Kill(kind, name, null, "-", "survives");
    }
}
