package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.call.CallConfiguration;
import org.rollcall.call.CallFunction;
import org.rollcall.call.CallLiveness;
import org.rollcall.liveness.Lasso;
import org.rollcall.liveness.Liveness;
import org.rollcall.machine.FairSpec;
import org.rollcall.machine.LiveProperty;
import org.rollcall.machine.Machine;
import org.rollcall.panic.PanicConfiguration;
import org.rollcall.panic.PanicElection;
import org.rollcall.panic.PanicLiveness;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.tla.TlaTools;
import org.rollcall.transition.Fairness;
import org.rollcall.transition.LeadsTo;
import org.rollcall.transition.TransitionSystem;

/**
 * Each live model of the manifest has the verdict there, which is that of the TLA+ tools (EveryModelTest); and what is said to break a
 * promise is a behaviour that does.
 */
class LiveModelsTest {
    private static final TlaTools TOOLS = TlaTools.ofProgram();

    /** A question: does a system keep its promises under these assumptions? */
    private record Question<S, T>(
            TransitionSystem<S, T> system, List<Fairness<T>> assumptions, List<LeadsTo<S>> promises) {
        Optional<Lasso<T>> answer() {
            return new Liveness<>(system, assumptions).broken(promises);
        }

        Question<S, T> assuming(List<Fairness<T>> others) {
            return new Question<>(system, others, promises);
        }

        /** Whether the behaviour is one of the system, fair, and without the promise in its loop. */
        boolean isBrokenBy(Lasso<T> lasso) {
            List<S> states = new ArrayList<>(List.of(system.initial()));
            Stream.concat(lasso.way().stream(), lasso.loop().stream())
                    .forEach(step -> states.add(system.apply(states.get(states.size() - 1), step)));
            List<S> loop = states.subList(lasso.way().size(), states.size());
            return loop.get(0).equals(loop.get(loop.size() - 1))
                    && assumptions.stream().allMatch(assumption -> isFair(assumption, loop, lasso.loop()))
                    && promises.stream().anyMatch(promise -> isBroken(promise, states, loop));
        }

        private boolean isFair(Fairness<T> assumption, List<S> loop, List<T> steps) {
            boolean taken = steps.stream().anyMatch(assumption.steps());
            List<Boolean> possible = loop.stream()
                    .map(state -> system.enabled(state).stream()
                            .filter(step -> !system.apply(state, step).equals(state))
                            .anyMatch(assumption.steps()))
                    .toList();
            return taken || (assumption.strong() ? !possible.contains(true) : possible.contains(false));
        }

        private static <S> boolean isBroken(LeadsTo<S> promise, List<S> states, List<S> loop) {
            int begin = 0;
            for (int i = 0; i < states.size(); i++) {
                if (promise.to().test(states.get(i))) {
                    begin = i + 1;
                }
            }
            return loop.stream().noneMatch(promise.to())
                    && states.subList(begin, states.size()).stream().anyMatch(promise.from());
        }
    }

    private static Stream<Model> live() {
        return Manifest.ofProgram().models().stream()
                .filter(model -> question(model).isPresent());
    }

    private static Optional<Question<?, ?>> question(Model model) {
        ModelConfiguration configuration = TOOLS.configuration(model);
        if (!configuration.properties().contains(model.property())) {
            return Optional.empty();
        }
        RecordReader constants = new RecordReader(configuration, Substitutions.mutation(configuration));
        return switch (model.property()) {
            case "SomePanic" -> {
                var system = PanicElection.of(constants.read(PanicConfiguration.class));
                int cpus = system.initial().pc().values().size();
                yield Optional.of(
                        new Question<>(system, PanicLiveness.fairSpec(cpus), List.of(PanicLiveness.SOME_PANIC)));
            }
            case "CallsRun" -> {
                var system = CallFunction.of(constants.read(CallConfiguration.class));
                int cpus = system.initial().pc().values().size();
                yield Optional.of(new Question<>(system, CallLiveness.fairSpec(cpus), CallLiveness.callsRun(cpus)));
            }
            default ->
                Arrays.stream(LiveProperty.values())
                        .filter(property -> property.specName().equals(model.property()))
                        .findFirst()
                        .map(property -> question(configuration, property));
        };
    }

    private static Question<?, ?> question(ModelConfiguration configuration, LiveProperty property) {
        Machine machine = new Machine(ConfigurationReader.read(configuration));
        FairSpec fair = Arrays.stream(FairSpec.values())
                .filter(spec -> spec.specName().equals(configuration.specification()))
                .findFirst()
                .orElseThrow();
        return new Question<>(machine, fair.of(machine.configuration().cpus()), property.of(machine));
    }

    @ParameterizedTest
    @MethodSource("live")
    void theVerdictIsThatOfTheTools(Model model) {
        assertThat(isAsExpected(question(model).orElseThrow(), model)).isTrue();
    }

    private static <S, T> boolean isAsExpected(Question<S, T> question, Model model) {
        Optional<Lasso<T>> broken = question.answer();
        return broken.map(lasso -> question.isBrokenBy(lasso) && model.expect() instanceof Expectation.Liveness)
                .orElse(model.expect() instanceof Expectation.Holds);
    }

    @Test
    void noLiveModelIsLeftOut() {
        assertThat(live().count())
                .isEqualTo(Manifest.ofProgram().models().stream()
                        .filter(model -> {
                            String spec = TOOLS.configuration(model).specification();
                            return spec != null && !spec.equals("Spec");
                        })
                        .count());
    }

    /**
     * Nobody has to do anything: then what holds does not hold, unless nothing is ever promised: with pseudo-NMI a
     * CPU that is asked is in before the debugger opens, so that none joins late.
     */
    @Test
    void withoutTheAssumptionsPromisesAreBroken() {
        assertThat(live().filter(model -> model.expect() instanceof Expectation.Holds && model.distinct() < 700)
                        .filter(model -> question(model)
                                .orElseThrow()
                                .assuming(List.of())
                                .answer()
                                .isEmpty())
                        .map(Model::name))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("ML-live-late-join"));
    }

    /** A lock that is free now and then is never had by one that waits. */
    @Test
    void weakFairnessIsNotEnoughForALock() {
        assertThat(weakened(question(Manifest.ofProgram().named("ML-live-bt-term-lock"))
                        .orElseThrow()))
                .isTrue();
    }

    private static <S, T> boolean weakened(Question<S, T> question) {
        return question.answer().isEmpty()
                && question.assuming(question.assumptions().stream()
                                .map(assumption -> Fairness.weak(assumption.steps()))
                                .toList())
                        .answer()
                        .isPresent();
    }
}
