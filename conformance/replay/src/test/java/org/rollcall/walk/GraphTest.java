package org.rollcall.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.cpu.CpuMachine;
import org.rollcall.machine.Machine;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.replay.ConfigurationReader;
import org.rollcall.replay.Replay;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.Specification;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;

/** The graph that a page holds is the model's: its states, its steps, and the guards that refuse the others. */
class GraphTest {
    private static final TlaTools TOOLS = TlaTools.ofProgram();
    private static final int ALL = 1_000_000;

    private static Model model(String name) {
        return Manifest.ofProgram().named(name);
    }

    private static Machine machine(String name) {
        return new Machine(ConfigurationReader.read(TOOLS.configuration(model(name))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ML-nmi-f22", "V5-nmi-f22", "ML-irq-backtrace"})
    void itIsTheModels(String name) {
        Machine machine = machine(name);
        Graph<State, Step> graph = Graph.of(MachineWalk.of(machine), ALL);
        assertThat(graph.isCut()).isFalse();
        assertThat(graph.size()).isEqualTo((int) model(name).distinct());
        assertThat(graph.distances().size() + 1).isEqualTo((int) model(name).generated());
        List<Integer> targets = targets(graph);
        int at = 0;
        for (int i = 0; i < graph.size(); i++) {
            State state = graph.states().get(i);
            List<Step> enabled = new ArrayList<>(machine.enabled(state));
            for (Graph.Cpu<State, Step> cpu : graph.cpus()) {
                for (int s = 0; s < cpu.steps().size(); s++) {
                    Step step = cpu.steps().get(s);
                    String refusal = machine.refusal(state, step);
                    assertThat(value(cpu.refusals(), i, s)).isEqualTo(refusal == null ? "" : refusal);
                    if (enabled.remove(step)) {
                        assertThat(graph.states().get(targets.get(at++))).isEqualTo(machine.apply(state, step));
                    }
                }
            }
            assertThat(enabled).isEmpty();
        }
    }

    /** As graph.js does it. */
    private static List<Integer> targets(Graph<?, ?> graph) {
        List<Integer> targets = new ArrayList<>();
        int next = 1;
        for (int i = 0; i < graph.distances().size(); i++) {
            int distance = graph.distances().get(i);
            targets.add(next - distance);
            next += distance == 0 ? 1 : 0;
        }
        return targets;
    }

    private static Object value(Table<?> table, int state, int column) {
        return table.values()
                .get(column)
                .get(table.columns().get(column).get(table.uses().get(state)));
    }

    @Test
    void theRegistersAreThoseOfTheState() {
        Graph<State, Step> graph = Graph.of(MachineWalk.of(machine("ML-nmi-f22")), ALL);
        for (int i = 0; i < graph.size(); i += 7) {
            State state = graph.states().get(i);
            for (int c = 0; c < state.cpus(); c++) {
                Table<State> registers = graph.cpus().get(c).registers();
                int pmr = registers.names().indexOf("ICC_PMR_EL1");
                assertThat(value(registers, i, pmr))
                        .isEqualTo("0x%02x".formatted(state.interruptMask(c).pmr()));
                int pending = registers.names().indexOf("pending");
                assertThat(value(registers, i, pending))
                        .isEqualTo(state.pend(c).stream().map(Enum::name).toList());
            }
        }
    }

    @Test
    void whatTheModelIsAboutCanBeReached() {
        Model model = model("ML-nmi-f22");
        Machine machine = machine(model.name());
        Graph<State, Step> graph = Graph.of(MachineWalk.of(machine), ALL);
        Numbers violated = graph.goals().get(model.property());
        assertThat(violated).isNotNull();
        assertThat(graph.goals()).doesNotContainKey("TypeOK");
        try (Specification specification = TOOLS.open(model)) {
            List<String> witnesses = Witnesses.of(SanyReader.ofProgram().read(model.module()));
            assertThat(witnesses).contains("Witness_KgIn", "Witness_Stop");
            Witnesses.add(witnesses, graph, machine, specification);
        }
        assertThat(graph.goals()).containsKey("Witness_KgTransient").doesNotContainKey("Witness_Stop");
    }

    @Test
    void aBoundCutsIt() {
        Graph<State, Step> graph = Graph.of(MachineWalk.of(machine("ML-nmi-f22")), 10);
        assertThat(graph.isCut()).isTrue();
        assertThat(graph.size()).isEqualTo(10);
        assertThat(targets(graph)).contains(Graph.BEYOND).allMatch(target -> target < 10);
    }

    @Test
    void oneCpuIsWalkedToo() {
        Model model = model("f10-refines");
        var replay = new Replay(TOOLS, Duration.ofMinutes(1));
        Graph<?, ?> graph = Graph.of(CpuWalk.of(new CpuMachine(replay.cpuConfiguration(model))), ALL);
        assertThat(graph.size()).isEqualTo((int) model.distinct());
        assertThat(graph.shared().names()).contains("pmr", "stack");
    }

    @Test
    void numbersTakeSevenBitsAByte() {
        var numbers = new Numbers();
        List.of(0, 127, 128, 300, 1 << 28).forEach(numbers::add);
        var out = new ByteArrayOutputStream();
        numbers.write(out);
        assertThat(out.toByteArray()).containsExactly(0, 127, 0x80, 1, 0xac, 2, 0x80, 0x80, 0x80, 0x80, 1);
    }
}
