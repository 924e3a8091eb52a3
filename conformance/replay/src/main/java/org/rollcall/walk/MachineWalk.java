package org.rollcall.walk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.rollcall.counterexample.ItfTrace;
import org.rollcall.kernel.Context;
import org.rollcall.kernel.DbgLabel;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.Label;
import org.rollcall.kernel.Sgi;
import org.rollcall.kernel.StepKind;
import org.rollcall.kernel.Variable;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Property;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.replay.Notation;
import org.rollcall.spec.SpecValue;

/** A machine of several CPUs to be walked: the variables of {@code IpiNmi.tla}, and the registers beneath them. */
public final class MachineWalk {
    private static final Context[] CONTEXTS = Context.values();
    private static final int SAVED = 9;

    private final Machine machine;
    private final List<Sgi> sgis = new ArrayList<>();

    private MachineWalk(Machine machine) {
        this.machine = machine;
        Configuration configuration = machine.configuration();
        boolean stops = !configuration
                .environment()
                .of(Habit.STOPPERS)
                .or(configuration.environment().of(Habit.REBOOTERS))
                .isEmpty();
        for (Sgi sgi : Sgi.values()) {
            boolean used = switch (sgi) {
                case CALL -> true;
                case N, BT, KG ->
                    sgi == configuration.build().btSgi()
                            || sgi == configuration.build().kgSgi();
                case STOP, STOPNMI -> stops;
                case EV0 -> configuration.nmi().sdei();
            };
            if (used) {
                sgis.add(sgi);
            }
        }
    }

    /** The walk of a machine; its goals are the invariants. */
    public static Walk<State, Step> of(Machine machine) {
        var walk = new MachineWalk(machine);
        Map<String, Predicate<State>> goals = new LinkedHashMap<>();
        for (Property property : Property.values()) {
            goals.put(property.specName(), state -> !machine.holds(property, state));
        }
        return new Walk<>(
                machine,
                IntStream.range(0, machine.configuration().cpus())
                        .mapToObj(walk::lane)
                        .toList(),
                machine.variables().stream()
                        .filter(variable -> !variable.eachCpu())
                        .map(variable -> field(variable, state -> state.value(variable)))
                        .toList(),
                walk::values,
                goals);
    }

    private Map<String, SpecValue> values(State state) {
        Map<String, SpecValue> values = new LinkedHashMap<>();
        machine.variables().forEach(variable -> values.put(variable.name(), Notation.value(variable, state)));
        return values;
    }

    private Lane<State, Step> lane(int c) {
        List<Field<State>> variables = machine.variables().stream()
                .filter(Variable::eachCpu)
                .map(variable -> field(variable, state -> ((List<?>) state.value(variable)).get(c)))
                .toList();
        return new Lane<>(Notation.cpu(c).toString(), variables, registers(c), steps(c));
    }

    private static Field<State> field(Variable variable, Function<State, Object> read) {
        return new Field<>(variable.name(), read, plain -> ItfTrace.value(Notation.notation(variable.cell(), plain)));
    }

    /** Register level, by the architecture's names; {@code taken} are the SGIs that the CPU may take next. */
    private List<Field<State>> registers(int c) {
        List<Field<State>> registers = new ArrayList<>();
        registers.add(Registers.hex("ICC_PMR_EL1", s -> s.interruptMask(c).pmr()));
        registers.add(Registers.hex("ICC_RPR_EL1", s -> s.runningPriority(c)));
        registers.add(Field.plain("PSTATE.I", s -> s.interruptMask(c).daif().i() ? "1" : "0"));
        registers.add(Field.plain("Mask", s -> s.maskState(c).specName()));
        registers.add(new Field<>("pmr_save", s -> saved(s, c), saved -> saved((long) saved)));
        registers.add(sgis("pending", s -> s.pend(c)));
        registers.add(sgis("enabled", s -> s.enabledSgis(c)));
        registers.add(sgis("active", s -> s.act(c)));
        registers.add(sgis("taken", s -> s.deliverable(c)));
        for (Sgi sgi : sgis) {
            registers.add(Registers.hex("priority " + sgi, s -> s.priority(c, sgi)));
        }
        return registers;
    }

    private static Field<State> sgis(String name, Function<State, Object> read) {
        return new Field<>(
                name,
                read,
                set -> ((Set<?>) set)
                        .stream().map(sgi -> ((Sgi) sgi).specName()).toList());
    }

    /** What the frames on the CPU keep of {@code ICC_PMR_EL1}: a field of {@link #SAVED} bits for each context, 0 for none. */
    private static long saved(State s, int c) {
        long saved = 0;
        for (int context = 0; context < s.top(c).ordinal(); context++) {
            if (isOn(s, c, CONTEXTS[context])) {
                saved |= (s.interruptMask(c, CONTEXTS[context]).pmr() + 1L) << SAVED * context;
            }
        }
        return saved;
    }

    private static List<String> saved(long saved) {
        return Arrays.stream(CONTEXTS)
                .filter(context -> pmr(saved, context) >= 0)
                .map(context -> context.specName() + " " + Registers.hex(pmr(saved, context)))
                .toList();
    }

    private static int pmr(long saved, Context context) {
        return (int) (saved >> SAVED * context.ordinal() & (1 << SAVED) - 1) - 1;
    }

    private static boolean isOn(State s, int c, Context context) {
        return switch (context) {
            case TASK -> true;
            case IRQ -> s.irqPc(c) != Label.NONE;
            case DBG -> s.dbgPc(c) != DbgLabel.NONE;
            case NMI -> s.nmiPc(c) != Label.NONE;
            case EVENT -> s.evPc(c) != Label.NONE;
        };
    }

    private List<Step> steps(int c) {
        int cpus = machine.configuration().cpus();
        List<Step> steps = new ArrayList<>();
        for (StepKind kind : StepKind.values()) {
            if (!kind.hasArgument()) {
                steps.add(new Step(kind, c, -1));
                continue;
            }
            int arguments = kind.takesSgi() ? Sgi.values().length : cpus;
            for (int argument = 0; argument < arguments; argument++) {
                steps.add(new Step(kind, c, argument));
            }
        }
        return steps;
    }
}
