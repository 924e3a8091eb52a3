package org.rollcall.proof;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;

/** The mapping of IpiNmiRefines to a proved module, and what has been seen of it in one model. */
final class Refinement {
    /**
     * A mapping.
     *
     * @param name the operator that is true of a step of the proved module and of one that changes nothing in it
     * @param instance the name of the module's instance
     * @param reads the variables that the mapping depends on
     * @param actions the actions of the module's Next, with the number of their parameters
     */
    record Mapping(String name, String instance, Set<String> reads, Set<String> actions) {
        static Mapping to(String module, String name, String instance) {
            Module proved = SanyReader.ofProgram().read(module);
            Set<String> actions = Conjuncts.disjuncts(
                            proved.definition("Next").orElseThrow().body())
                    .stream()
                    .map(Mapping::action)
                    .collect(Collectors.toUnmodifiableSet());
            return new Mapping(name, instance, VariablesRead.by("IpiNmiRefines", name, module), actions);
        }

        private static String action(Expression disjunct) {
            Expression body = disjunct;
            while (body instanceof Expression.Quantified quantified) {
                body = quantified.body();
            }
            Expression.Call call = (Expression.Call) body;
            return key(call.definition().name(), call.arguments().size());
        }

        private static String key(String name, int parameters) {
            return name + "/" + parameters;
        }

        boolean hasTwin(SpecAction action) {
            return actions.contains(key(action.name(), action.arguments().size()));
        }
    }

    /** A step as the proved module sees it; whether it is one of the module depends on nothing else. */
    private record Step(SpecValue state, SpecValue next) {}

    private final Mapping mapping;
    private final Specification specification;
    private final int[] reads;
    private final Set<Step> allowed = new HashSet<>();

    Refinement(Mapping mapping, Specification specification) {
        this.mapping = mapping;
        this.specification = specification;
        List<String> variables = specification.variables();
        this.reads = mapping.reads().stream()
                .mapToInt(variables::indexOf)
                .filter(index -> index >= 0)
                .toArray();
        if (reads.length == 0) {
            throw new IllegalStateException(mapping.name() + " reads no variable");
        }
    }

    String name() {
        return mapping.name();
    }

    boolean allowsInitial(SpecState state) {
        return specification.holds("Init" + mapping.name(), state);
    }

    /** The cheapest question first; each "yes" is one of the proved module's Next, or of its stuttering. */
    boolean allows(SpecState state, SpecAction action, SpecState next) {
        if (isUntouched(state, next) || isTwin(state, action, next)) {
            return true;
        }
        Step step = new Step(seen(state), seen(next));
        if (allowed.contains(step)) {
            return true;
        }
        boolean allows = specification.relates(mapping.name(), List.of(), state, next);
        if (allows) {
            allowed.add(step);
        }
        return allows;
    }

    private boolean isUntouched(SpecState state, SpecState next) {
        for (int index : reads) {
            if (!next.shares(index, state)) {
                return false;
            }
        }
        return true;
    }

    private boolean isTwin(SpecState state, SpecAction action, SpecState next) {
        return mapping.hasTwin(action)
                && specification.relates(mapping.instance() + "!" + action.name(), action.arguments(), state, next);
    }

    /** The proved module's variables. */
    private SpecValue seen(SpecState state) {
        return specification.evaluate(mapping.instance() + "!vars", List.of(), state);
    }
}
