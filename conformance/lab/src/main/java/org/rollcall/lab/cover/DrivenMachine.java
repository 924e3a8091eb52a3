package org.rollcall.lab.cover;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rollcall.kernel.StepKind;
import org.rollcall.kernel.Variable;
import org.rollcall.lab.replay.Actor;
import org.rollcall.lab.replay.LabSchedule;
import org.rollcall.lab.replay.LabelTable;
import org.rollcall.lab.replay.ModelSchedules;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Schedule;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.replay.Notation;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.ModuleText;
import org.rollcall.spec.SpecValue;

/** The machine of a setting, as far as a kernel can be driven along it. */
final class DrivenMachine {
    /** Where a CPU is: what an outcome of a step shows. */
    private static final List<String> PLACES = List.of("task", "irqPc", "nmiPc", "dbgPc");

    private static final String REQUESTER = "btPc";

    private final Setting setting;
    private final LabelTable labels;
    private final Machine machine;
    private final ModelSchedules schedules;
    private final List<Variable> places;
    private final Variable sent;
    /** All that the setting can need: its schedules begin in one snapshot. */
    private final List<Actor> actors;

    DrivenMachine(Setting setting, LabelTable labels, ModuleText module) {
        this.setting = setting;
        this.labels = labels;
        this.machine = new Machine(setting.configuration());
        this.schedules = new ModelSchedules(machine, module, labels);
        this.actors = schedules.actors(setting.environment());
        this.sent = machine.variables().stream()
                .filter(variable -> variable.name().equals("btSent"))
                .findFirst()
                .orElseThrow();
        this.places = machine.variables().stream()
                .filter(variable ->
                        PLACES.contains(variable.name()) || variable.name().equals(REQUESTER))
                .toList();
    }

    Setting setting() {
        return setting;
    }

    Machine machine() {
        return machine;
    }

    /** The steps out of a state that a kernel can be led to take. */
    List<Step> steps(State state) {
        List<Step> enabled = machine.enabled(state);
        List<Step> begun = enabled.stream()
                .filter(step -> step.kind() == StepKind.T4_END || step.kind() == StepKind.T5 && isSending(state))
                .toList();
        if (!begun.isEmpty()) {
            return begun;
        }
        return enabled.stream()
                .filter(step -> labels.drives(step.kind().specName()))
                .filter(step -> isNext(step, enabled))
                .toList();
    }

    /** Whether a kernel can be led along a schedule. */
    boolean takes(Schedule way) {
        State state = machine.initial();
        for (Step step : way.steps()) {
            if (!steps(state).contains(step)) {
                return false;
            }
            state = machine.apply(state, step);
        }
        return true;
    }

    /** The kernel's send loop is one write to ICC_SGI1R_EL1 for up to 16 CPUs: what has begun is done for all of them. T4 has no label of its own either, its print ends at T4End. */
    private boolean isSending(State state) {
        return Notation.value(sent, state) instanceof SpecValue.SetOf targets
                && !targets.elements().isEmpty();
    }

    /**
     * Of interrupts with one priority a GIC may choose any (IHI 0069, 4.8); QEMU's takes the lowest number. The roundup walks the
     * CPUs by their numbers (kgdb_roundup_cpus, for_each_online_cpu).
     */
    private static boolean isNext(Step step, List<Step> enabled) {
        return switch (step.kind()) {
            case TAKE, ROUNDUP_SEND ->
                enabled.stream()
                        .noneMatch(other -> other.kind() == step.kind()
                                && other.cpu() == step.cpu()
                                && other.argument() < step.argument());
            default -> true;
        };
    }

    /** The action, and where its CPU stands after it: one name for each way that its guards and branches may go. */
    String outcome(State before, Step step, State after) {
        return step.kind().specName()
                + places.stream()
                        .filter(variable -> !at(variable, step, before).equals(at(variable, step, after)))
                        .map(variable -> " " + variable.name() + "=" + at(variable, step, after))
                        .collect(Collectors.joining());
    }

    private static String at(Variable variable, Step step, State state) {
        SpecValue value = Notation.value(variable, state);
        SpecValue own =
                value instanceof SpecValue.Function function ? function.graph().get(Notation.cpu(step.cpu())) : value;
        return own instanceof SpecValue.Text text ? text.value() : String.valueOf(own);
    }

    /** What the laboratory forces on a kernel. */
    LabSchedule schedule(Schedule way) {
        LabSchedule schedule = schedules.of(setting.name(), way);
        return new LabSchedule(
                schedule.name(),
                schedule.claim(),
                schedule.cpus(),
                setting.pseudoNmi(),
                schedule.offline(),
                actors,
                schedule.steps(),
                new TreeSet<>());
    }

    /** The model's states along a schedule. */
    Counterexample behaviour(Schedule way) {
        return schedules.behaviour(way);
    }
}
