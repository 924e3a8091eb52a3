package org.rollcall.replay;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.rollcall.kernel.Sgi;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.machine.StepKind;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.SpecificationException;

/**
 * Which state of the machine a state of {@code IpiNmi.tla} is, variable by variable. Both sides are brought to plain
 * values: a set is a bit mask, a CPU its number, None -1, a label its word, a function a list with an entry for each CPU.
 */
final class Correspondence {
    private static final Map<String, Function<State, Object>> MACHINE = machine();

    private final List<Function<State, Object>> readers = new ArrayList<>();
    private final List<String> variables;
    private final Map<SpecValue, Object> plain = new IdentityHashMap<>();

    Correspondence(List<String> variables) {
        this.variables = variables;
        for (String variable : variables) {
            Function<State, Object> reader = MACHINE.get(variable);
            if (reader == null) {
                throw new SpecificationException("the machine has no variable " + variable);
            }
            readers.add(reader);
        }
        if (variables.size() != MACHINE.size()) {
            throw new SpecificationException(
                    "the specification has " + variables.size() + " variables, the machine " + MACHINE.size());
        }
    }

    /** The first variable in which the two states differ, with both values; null if they are the same state. */
    @Nullable
    String difference(SpecState spec, State machine) {
        for (int i = 0; i < readers.size(); i++) {
            Object here = readers.get(i).apply(machine);
            Object there = plain.computeIfAbsent(spec.value(i), Correspondence::plain);
            if (!here.equals(there)) {
                return variables.get(i) + " is " + spec.value(i) + " in the specification, " + here + " in the machine";
            }
        }
        return null;
    }

    /** The machine's step for an action instance. */
    static Step step(SpecAction action) {
        StepKind kind = StepKind.named(action.name());
        int cpu = ((Number) plain(action.arguments().get(0))).intValue();
        return new Step(
                kind,
                cpu,
                action.arguments().size() < 2 ? -1 : argument(action.arguments().get(1)));
    }

    private static int argument(SpecValue value) {
        return value instanceof SpecValue.Text sgi
                ? Sgi.valueOf(sgi.value()).ordinal()
                : ((Number) plain(value)).intValue();
    }

    private static Object plain(SpecValue value) {
        if (value instanceof SpecValue.Constant constant) {
            return constant.name().equals("None")
                    ? -1
                    : Integer.parseInt(constant.name().substring(1)) - 1;
        } else if (value instanceof SpecValue.SetOf set) {
            long bits = 0;
            for (SpecValue element : set.elements()) {
                bits |= 1L << argument(element);
            }
            return bits;
        } else if (value instanceof SpecValue.Function function) {
            List<Object> images = new ArrayList<>();
            function.graph().values().forEach(image -> images.add(plain(image)));
            return images;
        } else if (value instanceof SpecValue.Bool bool) {
            return bool.value();
        } else if (value instanceof SpecValue.Int number) {
            return number.value();
        } else if (value instanceof SpecValue.Text text) {
            return text.value();
        }
        throw new SpecificationException("no variable of the machine can be " + value);
    }

    private static Map<String, Function<State, Object>> machine() {
        Map<String, Function<State, Object>> m = new LinkedHashMap<>();
        m.put("task", perCpu(s -> c -> s.task(c).specName()));
        m.put("nmiPc", perCpu(s -> c -> s.nmiPc(c).specName()));
        m.put("nmiSgi", perCpu(s -> c -> word(s.nmiSgi(c))));
        m.put("irqPc", perCpu(s -> c -> s.irqPc(c).specName()));
        m.put("irqSgi", perCpu(s -> c -> word(s.irqSgi(c))));
        m.put("dbgPc", perCpu(s -> c -> s.dbgPc(c).specName()));
        m.put("snap", perCpu(s -> s::snap));
        m.put("pend", perCpu(s -> c -> bits(s.pend(c))));
        m.put("act", perCpu(s -> c -> bits(s.act(c))));
        m.put("showQ", perCpu(s -> c -> s.showQ(c).bits()));
        m.put("showTaken", perCpu(s -> c -> s.showTaken(c).bits()));
        m.put("online", s -> s.online().bits());
        m.put("btMask", s -> s.btMask().bits());
        m.put("btSent", s -> s.btSent().bits());
        m.put("btWant", s -> s.btWant().bits());
        m.put("btBegan", s -> s.btBegan().bits());
        m.put("entered", s -> s.entered().bits());
        m.put("toSend", s -> s.toSend().bits());
        m.put("kgAsked", s -> s.kgAsked().bits());
        m.put("kgQ", s -> s.kgQ().bits());
        m.put("kgTaken", s -> s.kgTaken().bits());
        m.put("roundingUp", s -> s.roundingUp().bits());
        m.put("workTodo", s -> s.workTodo().bits());
        m.put("owed", s -> s.owed().bits());
        m.put("unshown", s -> s.unshown().bits());
        m.put("prioLost", s -> s.prioLost().bits());
        m.put("btReqr", State::btReqr);
        m.put("mlock", State::mlock);
        m.put("kgActive", State::kgActive);
        m.put("work", State::work);
        m.put("worker", State::worker);
        m.put("psync", State::psync);
        m.put("console", State::console);
        m.put("btc", State::btc);
        m.put("stopper", State::stopper);
        m.put("btPc", s -> s.btPc().specName());
        m.put("stopPc", s -> s.stopPc().specName());
        m.put("btCount", State::btCount);
        m.put("kgCount", State::kgCount);
        m.put("nM", State::nM);
        m.put("nS", State::nS);
        m.put("slock", State::slock);
        m.put("tmo", State::tmo);
        m.put("btDropped", State::btDropped);
        m.put("fault", State::fault);
        return m;
    }

    private static Function<State, Object> perCpu(Function<State, IntFunction<Object>> reader) {
        return state -> {
            IntFunction<Object> ofCpu = reader.apply(state);
            List<Object> all = new ArrayList<>(state.cpus());
            for (int c = 0; c < state.cpus(); c++) {
                all.add(ofCpu.apply(c));
            }
            return all;
        };
    }

    private static Object word(Optional<Sgi> sgi) {
        return sgi.map(Sgi::specName).orElse("-");
    }

    private static Object bits(Set<Sgi> sgis) {
        long bits = 0;
        for (Sgi sgi : sgis) {
            bits |= 1L << sgi.ordinal();
        }
        return bits;
    }
}
