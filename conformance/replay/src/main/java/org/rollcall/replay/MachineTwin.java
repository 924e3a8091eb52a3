package org.rollcall.replay;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.machine.Exploration;
import org.rollcall.machine.Machine;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.machine.Symmetry;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;

/**
 * The machine beside {@code IpiNmi.tla}.
 *
 * @param symmetry of the machine, if the specification counts states up to symmetry
 */
record MachineTwin(Machine system, Correspondence correspondence, Optional<Symmetry> symmetry)
        implements Twin<State, Step> {
    @Override
    public Step step(SpecAction action) {
        return Correspondence.step(action);
    }

    @Override
    public @Nullable String difference(SpecState spec, State state) {
        return correspondence.difference(spec, state);
    }

    @Override
    public List<View> views(State state) {
        return IntStream.range(0, state.cpus())
                .boxed()
                .flatMap(c -> Stream.of(
                        view("Mask", c, new SpecValue.Text(state.maskState(c).name())),
                        view("SgiOn", c, Notation.sgis(state.enabledSgis(c)))))
                .toList();
    }

    private static View view(String operator, int cpu, SpecValue value) {
        return new View(operator, List.of(Notation.cpu(cpu)), value);
    }

    @Override
    public boolean symmetric() {
        return symmetry.isPresent();
    }

    @Override
    public State representative(State state) {
        return symmetry.map(renamings -> renamings.representative(state)).orElse(state);
    }

    @Override
    public Counts alone() {
        Exploration all = Exploration.of(system);
        Exploration.Result result = (symmetric() ? all.upToSymmetry() : all).run();
        return new Counts(result.distinct(), result.generated());
    }
}
