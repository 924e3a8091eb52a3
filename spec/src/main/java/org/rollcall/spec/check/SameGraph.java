package org.rollcall.spec.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rollcall.spec.EngineResult;
import org.rollcall.spec.Model;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.tla.TlaTools;

/**
 * Models that have the same states and steps, and differ in their invariants alone: one search, which asks for the invariants of
 * all, tells what is true of each. A model with a temporal property is alone: the tools do not say which one is broken.
 */
public final class SameGraph {
    private record Key(String module, boolean replay, ModelConfiguration configuration) {}

    private final Map<Model, List<String>> invariants = new LinkedHashMap<>();
    private final ModelConfiguration configuration;

    private SameGraph(ModelConfiguration configuration) {
        this.configuration = configuration;
    }

    /** A model by itself. */
    public static SameGraph of(TlaTools tools, Model model) {
        return among(tools, List.of(model)).get(0);
    }

    /** All models, those together that have the same graph, in the order of the first of each. */
    public static List<SameGraph> among(TlaTools tools, List<Model> models) {
        Map<Key, SameGraph> shared = new LinkedHashMap<>();
        List<SameGraph> all = new ArrayList<>();
        for (Model model : models) {
            ModelConfiguration configuration = tools.configuration(model);
            Key key = new Key(model.module(), model.replay(), configuration.asking(List.of()));
            SameGraph graph = configuration.properties().isEmpty() ? shared.get(key) : null;
            if (graph == null) {
                graph = new SameGraph(configuration);
                shared.put(key, graph);
                all.add(graph);
            }
            graph.invariants.put(model, configuration.invariants());
        }
        return all;
    }

    /** The models, at least one. */
    public List<Model> models() {
        return List.copyOf(invariants.keySet());
    }

    /** The model after which the search is called. */
    public Model first() {
        return models().get(0);
    }

    /** The configuration of one search for all. */
    public ModelConfiguration configuration() {
        return configuration.asking(
                invariants.values().stream().flatMap(List::stream).distinct().toList());
    }

    /** The invariants that others ask for, and this model does not. */
    public Set<String> notAsked(Model model) {
        Set<String> others = new TreeSet<>(configuration().invariants());
        others.removeAll(invariants.get(model));
        return others;
    }

    /** What one search for all found of this model. */
    public EngineResult of(Model model, EngineResult found) {
        return found.without(notAsked(model));
    }
}
