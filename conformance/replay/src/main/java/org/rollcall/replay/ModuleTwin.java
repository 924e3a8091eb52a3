package org.rollcall.replay;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.transition.ActionName;
import org.rollcall.transition.ActionSystem;
import org.rollcall.transition.Instance;

/**
 * The Java model of a small module beside the module.
 *
 * @param system the Java model
 * @param kinds its actions
 */
record ModuleTwin<S extends Record, K extends Enum<K> & ActionName>(ActionSystem<S, K> system, Class<K> kinds)
        implements Twin<S, Instance<K>> {
    private static final int MOST_CPUS = 8;

    @Override
    public Instance<K> step(SpecAction action) {
        return new Instance<>(
                ActionName.named(kinds, action.name()),
                action.arguments().stream()
                        .map(argument -> IntStream.range(0, MOST_CPUS)
                                .filter(c -> Notation.cpu(c).equals(argument))
                                .boxed()
                                .findFirst()
                                .orElseThrow(() -> new IllegalArgumentException(action + ": not a CPU")))
                        .toList());
    }

    @Override
    public @Nullable String difference(SpecState spec, S state) {
        return Variables.difference(spec, RecordNotation.values(state));
    }

    /** The variables say all that there is. */
    @Override
    public List<View> views(S state) {
        return List.of();
    }

    @Override
    public Counts alone() {
        return Variables.count(system);
    }
}
