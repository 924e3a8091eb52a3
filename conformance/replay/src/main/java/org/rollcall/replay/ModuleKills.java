package org.rollcall.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Model;
import org.rollcall.transition.ActionName;
import org.rollcall.transition.ActionSystem;

/**
 * The kill matrix of a small module. A fault is tried on the smallest model whose transitions it changes in the Java model
 * alone. A variable that an action does not store is no fault in any model; an action or a guard that changes none survives.
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
        models.forEach(model -> systems.put(model, replay.system(model, module)));
        Map<String, Model> smallest = new HashMap<>();
        systems.forEach(
                (model, system) -> ModuleFaults.effective(system).forEach(name -> smallest.putIfAbsent(name, model)));
        ActionSystem<S, K> sample = systems.values().iterator().next();
        Map<Model, List<ModuleFaults.Fault<S, K>>> hunts = new LinkedHashMap<>();
        for (ModuleFaults.Fault<S, K> fault :
                ModuleFaults.of(sample, sample.initial().getClass())) {
            Model model = smallest.get(fault.name());
            if (model != null) {
                hunts.computeIfAbsent(model, unused -> new ArrayList<>()).add(fault);
            } else if (fault.mustMatter()) {
                consumer.accept(survivor(module.root(), fault.name()));
            }
        }
        hunts.forEach((model, faults) -> hunt(model, Objects.requireNonNull(systems.get(model)), faults, consumer));
    }

    private void hunt(
            Model model,
            ActionSystem<S, K> system,
            List<ModuleFaults.Fault<S, K>> faults,
            Consumer<KillMatrix.Kill> consumer) {
        List<Bisimulation.Report> reports = replay.run(
                model,
                module,
                faults.stream().map(fault -> fault.into().apply(system)).toList());
        for (int i = 0; i < faults.size(); i++) {
            Bisimulation.Difference difference = reports.get(i).difference();
            String name = faults.get(i).name();
            consumer.accept(
                    difference == null
                            ? survivor(module.root(), name)
                            : new KillMatrix.Kill(module.root(), name, model.name(), "-", difference.text()));
        }
    }

    private KillMatrix.Kill mutation(String mutation) {
        for (Model model : models) {
            if (model.mutation().equals(mutation)) {
                Bisimulation.Report report = replay.run(model, module, List.of(replay.soundSystem(model, module)))
                        .get(0);
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
