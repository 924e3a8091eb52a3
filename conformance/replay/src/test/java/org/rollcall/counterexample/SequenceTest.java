package org.rollcall.counterexample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;

class SequenceTest {
    @Test
    void aMessageRunsFromTheStepThatPutsItToTheStepThatTakesIt() {
        Sequence sequence = Sequence.of(trace(3));
        assertThat(sequence.lanes()).containsExactly("c1", "c2", "c3");
        assertThat(sequence.steps()).extracting(Sequence.Step::lane).containsExactly(1, 1, 0, 2);
        assertThat(sequence.messages())
                .containsExactly(
                        new Sequence.Message(0, 1, 0, 2, "pend N"), new Sequence.Message(1, 1, 2, -1, "pend N"));
    }

    @Test
    void asText() {
        Sequence sequence = Sequence.of(trace(3));
        assertThat(SequenceText.ascii(sequence))
                .containsExactly(
                        "  #                            c1              c2              c3",
                        "  1 Send(c2, c1)               |<---pend N-----*               |",
                        "  2 Send(c2, c3)               |               *----pend N----x|",
                        "  3 Take(c1)                   *               |               |",
                        "  4 AVeryLongNameOfASt~        |               |               *");
        assertThat(SequenceText.plantUml("t", sequence))
                .startsWith("@startuml", "title t", "participant c1")
                .contains("c2 -> c1 : 1. Send(c2, c1) f (pend N)", "c2 ->x c3 : 2. Send(c2, c3) f (pend N)")
                .endsWith("@enduml");
        assertThat(SequenceText.mermaid("a \"b\"", sequence))
                .startsWith("---", "title: \"a 'b'\"", "---", "sequenceDiagram", "    participant c1")
                .contains("    c2->>c1: 1. Send(c2, c1) f (pend N)", "    Note over c1: 3. Take(c1) f");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 8, 12})
    void aMailHoldsTheDrawing(int cpus) {
        Sequence sequence = Sequence.of(trace(cpus));
        List<String> lines = SequenceText.ascii(sequence);
        assertThat(lines).hasSize(5).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(72));
        assertThat(lines.subList(1, 5)).allSatisfy(line -> assertThat(line).containsOnlyOnce("*"));
    }

    @Test
    void aMachineWithoutCpusIsOneLane() {
        SpecState state = new Values(Map.of("pmr", new SpecValue.Int(1)));
        var trace = new Counterexample(
                List.of(state, state), List.of(new SpecAction("Mask", List.of(), List.of(), "")), Counterexample.ENDS);
        Sequence sequence = Sequence.of(trace);
        assertThat(sequence.lanes()).containsExactly("cpu");
        assertThat(SequenceText.ascii(sequence)).hasSize(2);
    }

    /** c2 sends to c1, then to the last CPU; c1 takes it; the last does something else. */
    private static Counterexample trace(int cpus) {
        List<SpecValue> names = new ArrayList<>();
        for (int cpu = 1; cpu <= cpus; cpu++) {
            names.add(new SpecValue.Constant("c" + cpu));
        }
        SpecValue last = names.get(cpus - 1);
        SpecValue other = cpus == 2 ? names.get(0) : last;
        List<SpecState> states = List.of(
                pending(names, List.of()),
                pending(names, List.of(names.get(0))),
                pending(names, cpus == 2 ? List.of(names.get(0)) : List.of(names.get(0), last)),
                pending(names, cpus == 2 ? List.of() : List.of(last)),
                pending(names, cpus == 2 ? List.of() : List.of(last)));
        return new Counterexample(
                states,
                List.of(
                        action("Send", names.get(1), names.get(0)),
                        action("Send", names.get(1), other),
                        action("Take", names.get(0)),
                        action("AVeryLongNameOfAStep", last)),
                Counterexample.ENDS);
    }

    private static SpecAction action(String name, SpecValue... arguments) {
        List<String> parameters = List.of("c", "d").subList(0, arguments.length);
        return new SpecAction(name, parameters, List.of(arguments), "kernel/x.c: f");
    }

    private static SpecState pending(List<SpecValue> cpus, List<SpecValue> with) {
        var graph = new TreeMap<SpecValue, SpecValue>();
        SpecValue sgi = new SpecValue.Text("N");
        cpus.forEach(cpu -> graph.put(cpu, new SpecValue.SetOf(with.contains(cpu) ? List.of(sgi) : List.of())));
        return new Values(Map.of("pend", new SpecValue.Function(graph)));
    }

    private record Values(Map<String, SpecValue> values) implements SpecState {
        @Override
        public List<String> variables() {
            return List.copyOf(values.keySet());
        }

        @Override
        public SpecValue value(String variable) {
            return values.get(variable);
        }

        @Override
        public SpecValue value(int index) {
            return value(variables().get(index));
        }

        @Override
        public long fingerprint() {
            return values.hashCode();
        }

        @Override
        public boolean shares(int index, SpecState before) {
            return false;
        }
    }
}
