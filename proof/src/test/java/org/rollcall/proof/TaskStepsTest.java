package org.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;

/** The theorem TaskStays, that a task has no step while its CPU is in a handler, is about every action of a task. */
class TaskStepsTest {
    @ParameterizedTest
    @ValueSource(strings = {"PanicElectionProof", "CallFunctionProof", "SdeiRequestProof", "SseNmiProof"})
    void eachActionIsOfATaskOrOfAHandlerOrFromOutside(String name) {
        Module module = SanyReader.ofProgram().read(name);
        List<String> classed = Stream.of("TaskStep", "HandlerStep", "FromOutside")
                .flatMap(each ->
                        module.definitions().stream().filter(is -> is.name().equals(each)))
                .flatMap(is -> disjuncts(is.body()).stream())
                .toList();
        assertThat(classed)
                .containsExactlyInAnyOrderElementsOf(
                        disjuncts(module.required("Next").body()));
        assertThat(Obligations.of(module))
                .filteredOn(each -> each.goal().equals("TaskWaits"))
                .singleElement()
                .satisfies(each ->
                        assertThat(calls(each.conclusion().expression())).contains("TaskStep"));
    }

    private static List<String> disjuncts(Expression expression) {
        return Conjuncts.disjuncts(expression).stream().map(Obligations::name).toList();
    }

    private static List<String> calls(Expression expression) {
        List<String> names = new ArrayList<>();
        if (expression instanceof Expression.Call call) {
            Definition called = call.definition();
            names.add(called.name());
            names.addAll(calls(called.body()));
        }
        Children.of(expression).forEach(each -> names.addAll(calls(each)));
        return names;
    }
}
