package org.rollcall.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.cpu.CpuMachine;
import org.rollcall.cpu.EoiMode;
import org.rollcall.kernel.Sgi;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Platform;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.replay.ConfigurationReader;
import org.rollcall.replay.Replay;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.ModelConfiguration;
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

    /** As graph.ts does it. */
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

    /** Each register of each CPU in each state, asked of the state by itself; and some register changes in some state. */
    @ParameterizedTest
    @ValueSource(strings = {"ML-nmi-f22", "ML-irq-backtrace", "V5-nmi-f22"})
    void theRegistersAreThoseOfTheState(String name) {
        Graph<State, Step> graph = Graph.of(MachineWalk.of(machine(name)), ALL);
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < graph.size(); i++) {
            State state = graph.states().get(i);
            for (int c = 0; c < state.cpus(); c++) {
                Table<State> registers = graph.cpus().get(c).registers();
                for (int column = 0; column < registers.names().size(); column++) {
                    String register = registers.names().get(column);
                    Object value = value(registers, i, column);
                    if (!register.equals("pmr_save")) {
                        assertThat(value).as(register).isEqualTo(register(state, c, register));
                    }
                    seen.add(register + value);
                }
            }
        }
        assertThat(seen).contains("pending[]", "active[]", "ICC_RPR_EL10xff");
        assertThat(seen.stream().filter(each -> each.startsWith("pending"))).hasSizeGreaterThan(1);
        assertThat(seen.stream().filter(each -> each.startsWith("active"))).hasSizeGreaterThan(1);
    }

    /** Split, the handler drops the priority before anything else; joined, the CPU runs at the priority of what it has taken. */
    @Test
    void theRunningPriorityIsThatOfTheInterruptTaken() {
        Configuration model = ConfigurationReader.read(TOOLS.configuration(model("ML-nmi-f22")));
        Platform usual = model.platform();
        Platform joined = new Platform(usual.constants(), usual.security(), usual.handler(), EoiMode.JOINED);
        assertThat(runningPriorities(model)).containsExactly("0xff");
        assertThat(runningPriorities(model.withPlatform(joined)))
                .contains("0xff")
                .hasSizeGreaterThan(1);
    }

    private static List<Object> runningPriorities(Configuration configuration) {
        Graph<State, Step> graph = Graph.of(MachineWalk.of(new Machine(configuration)), ALL);
        Table<State> registers = graph.cpus().get(0).registers();
        return registers.values().get(registers.names().indexOf("ICC_RPR_EL1"));
    }

    private static Object register(State state, int c, String register) {
        return switch (register) {
            case "ICC_PMR_EL1" -> "0x%02x".formatted(state.interruptMask(c).pmr());
            case "ICC_RPR_EL1" -> "0x%02x".formatted(state.runningPriority(c));
            case "PSTATE.I" -> state.interruptMask(c).daif().i() ? "1" : "0";
            case "Mask" -> state.maskState(c).specName();
            case "pending" -> names(state.pend(c));
            case "enabled" -> names(state.enabledSgis(c));
            case "active" -> names(state.act(c));
            case "taken" -> names(state.deliverable(c));
            default -> "0x%02x".formatted(state.priority(c, Sgi.valueOf(register.replace("priority ", ""))));
        };
    }

    private static List<String> names(Set<Sgi> sgis) {
        return sgis.stream().map(Sgi::specName).toList();
    }

    /** A small module's graph is the manifest's model; what the model is about can be reached, or is violated for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"panic-n2", "call-n14", "sse-a", "sdei-n9", "panic-live-n2"})
    void smallModulesAreWalkedToo(String name) {
        Model model = model(name);
        ModelConfiguration configuration = TOOLS.configuration(model);
        Walk<?, ?> walk = Walks.of(model.module(), configuration).orElseThrow();
        Graph<?, ?> graph = judged(walk, model, configuration);
        assertThat(graph.size()).isEqualTo((int) model.distinct());
        assertThat(graph.distances().size() + 1).isEqualTo((int) model.generated());
        assertThat(graph.cpus()).allSatisfy(cpu -> assertThat(cpu.steps()).isNotEmpty());
        List<Lasso> lassos = Lasso.of(model.module(), name, configuration, TOOLS, Duration.ofMinutes(1));
        if (model.expect() instanceof Expectation.Liveness) {
            assertThat(lassos).extracting(Lasso::name).containsExactly(model.property());
            assertWalked(walk, lassos.get(0));
        } else {
            assertThat(lassos).isEmpty();
            assertThat(graph.goals()).containsKey(model.property());
        }
    }

    private static <S, T> Graph<S, T> judged(Walk<S, T> walk, Model model, ModelConfiguration configuration) {
        Graph<S, T> graph = Graph.of(walk, ALL);
        List<String> goals = Goals.of(SanyReader.ofProgram().read(model.module()), configuration, Manifest.ofProgram());
        try (Specification specification = TOOLS.open(model)) {
            Goals.add(goals, graph, walk, specification);
        }
        return graph;
    }

    /** The Java model takes each step of a lasso, and comes back to where its loop begins. */
    private static <S, T> void assertWalked(Walk<S, T> walk, Lasso lasso) {
        List<S> states = new ArrayList<>(List.of(walk.system().initial()));
        for (String wanted : lasso.steps()) {
            S here = states.get(states.size() - 1);
            T step = walk.system().enabled(here).stream()
                    .filter(each -> each.toString().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(wanted + " is not enabled"));
            states.add(walk.system().apply(here, step));
        }
        assertThat(lasso.steps()).isNotEmpty();
        if (lasso.loopTo() >= 0) {
            assertThat(states.get(lasso.loopTo())).isEqualTo(states.get(states.size() - 1));
        }
    }

    /** The step that ends a loop closes it: the state is the one that the property's counterexample returns to. */
    @Test
    void aLoopIsWalkedToItsEnd() {
        Model model = model("ML-live-bt-term-console");
        ModelConfiguration configuration = TOOLS.configuration(model);
        Lasso lasso = Lasso.of(model.module(), model.name(), configuration, TOOLS, Duration.ofMinutes(1))
                .get(0);
        assertThat(lasso.loopTo()).isNotNegative();
        assertWalked(Walks.of(model.module(), configuration).orElseThrow(), lasso);
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
            List<String> witnesses = Goals.witnesses(SanyReader.ofProgram().read(model.module()));
            assertThat(witnesses).contains("Witness_KgIn", "Witness_Stop");
            Goals.add(witnesses, graph, MachineWalk.of(machine), specification);
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
