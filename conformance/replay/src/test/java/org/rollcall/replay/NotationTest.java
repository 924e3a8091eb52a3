package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rollcall.kernel.Architecture;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.kernel.Variable;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Mutation;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;
import org.rollcall.spec.tla.TlaTools;

/** A difference shows the machine's value as the specification would write it: in equal states, the very same value. */
class NotationTest {
    private static final int WALKS = 60;
    private static final int STEPS = 150;
    private static final CpuMask ALL = CpuMask.first(3);
    private static final Configuration MAINLINE = Configuration.of(KernelVersion.ML, 3)
            .withBacktrace(backtrace -> backtrace.withRequesters(ALL))
            .with(Habit.MASKS, ALL)
            .withHotplug(hotplug -> hotplug.withOffline(CpuMask.of(2)))
            .withBacktrace(backtrace -> backtrace.withPrintLock(true))
            .with(Habit.PRINTERS, ALL)
            .with(Habit.CONSOLES, ALL)
            .withDebugger(debugger -> debugger.withBtc(true))
            .withBacktrace(backtrace -> backtrace.withMaxBt(2).withBtSpared(ALL))
            .withDebugger(debugger -> debugger.withMaxKg(2));
    private static final List<Configuration> ALL_FEATURES = List.of(
            MAINLINE,
            MAINLINE.withVersion(KernelVersion.V7).withNmi(nmi -> nmi.withNmiChip(false)),
            MAINLINE.withArchitecture(Architecture.MIPS),
            MAINLINE.with(Habit.STOPPERS, ALL)
                    .with(Habit.CRASHERS, ALL)
                    .withBacktrace(backtrace -> backtrace.withMaxBt(0))
                    .withDebugger(debugger -> debugger.withMaxKg(0)),
            MAINLINE.withMut(Mutation.F5)
                    .with(Habit.STUCK, ALL)
                    .withNmi(nmi -> nmi.withPrioMask(false))
                    .withBacktrace(backtrace -> backtrace.withMaxBt(0)),
            MAINLINE.withVersion(KernelVersion.V73)
                    .withNmi(nmi -> nmi.withSdei(true))
                    .withMut(Mutation.F14)
                    .with(Habit.SUSPENDERS, ALL));

    private final Set<String> unchanged = new Machine(MAINLINE)
            .variables().stream().map(Variable::name).collect(Collectors.toCollection(TreeSet::new));
    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void writesWhatTheSpecificationWrites() {
        for (Configuration configuration : ALL_FEATURES) {
            try (Specification specification = TlaTools.ofProgram().openConfigured("MCIpiNmi", text(configuration))) {
                Map<Step, SpecAction> actions = new HashMap<>();
                specification.actions().forEach(action -> actions.put(Correspondence.step(action), action));
                for (int i = 0; i < WALKS; i++) {
                    walk(specification, actions, new Machine(configuration));
                }
            }
        }
        assertThat(unchanged).as("variables of which one value only was seen").isEmpty();
    }

    private static String text(Configuration configuration) {
        String mutation = configuration.mut().specName();
        StringBuilder text = new StringBuilder(ConfigurationWriter.write(configuration.withMut(Mutation.NONE)));
        Manifest.ofProgram()
                .mutations()
                .getOrDefault(mutation, List.of())
                .forEach(operator -> text.append("  %s <- %s_%s%n".formatted(operator, mutation, operator)));
        return text.toString();
    }

    private void walk(Specification specification, Map<Step, SpecAction> actions, Machine machine) {
        SpecState initial = specification.initialStates().get(0);
        SpecState spec = initial;
        State state = machine.initial();
        List<Step> enabled = machine.enabled(state);
        for (int i = 0; i < STEPS && !enabled.isEmpty(); i++) {
            Step step = enabled.get(random.nextInt(enabled.size()));
            spec = specification.successors(spec, actions.get(step)).get(0);
            state = machine.apply(state, step);
            enabled = machine.enabled(state);
            compare(machine, spec, state, initial);
        }
    }

    private void compare(Machine machine, SpecState spec, State state, SpecState initial) {
        for (Variable variable : machine.variables()) {
            String name = variable.name();
            assertThat(Notation.value(variable, state)).as(name).isEqualTo(spec.value(name));
            if (!spec.value(name).equals(initial.value(name))) {
                unchanged.remove(name);
            }
        }
    }
}
