package org.rollcall.walk;

import java.util.List;
import java.util.stream.Stream;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Module;

/** What one may want to reach and only the specification can judge: states in which one of its predicates is false. */
public final class Goals {
    /** How the name of a witness begins: it says that something is never reached. */
    private static final String WITNESS = "Witness_";

    private Goals() {}

    /** The witnesses that a module defines. */
    public static List<String> witnesses(Module module) {
        return module.definitions().stream()
                .map(Definition::name)
                .filter(name -> name.startsWith(WITNESS))
                .toList();
    }

    /** The invariants that a configuration and the manifest's models of the module ask for, and the witnesses. */
    public static List<String> of(Module module, ModelConfiguration configuration, Manifest manifest) {
        Stream<String> ofOthers = manifest.models().stream()
                .filter(model -> model.module().equals(module.name()))
                .flatMap(model -> model.changes().moreInvariants().stream());
        return Stream.of(configuration.invariants().stream(), ofOthers, witnesses(module).stream())
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    /** Adds these goals to a graph, but for those that the Java model judges itself. */
    public static <S> void add(List<String> names, Graph<S, ?> graph, Walk<S, ?> walk, Specification specification) {
        List<String> left =
                names.stream().filter(name -> !walk.goals().containsKey(name)).toList();
        if (left.isEmpty()) {
            return;
        }
        List<SpecState> states = graph.states().stream()
                .map(state -> specification.state(walk.values().apply(state)))
                .toList();
        left.forEach(name -> graph.reach(name, number -> !specification.holds(name, states.get(number))));
    }
}
