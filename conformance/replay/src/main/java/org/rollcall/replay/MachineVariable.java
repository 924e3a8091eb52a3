package org.rollcall.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.rollcall.kernel.Sgi;
import org.rollcall.machine.CpuSet;
import org.rollcall.machine.State;
import org.rollcall.spec.SpecValue;

/**
 * A variable of the machine, by its name in {@code IpiNmi.tla}.
 *
 * @param <T> its plain values, see {@link Correspondence}
 * @param reader its plain value in a state
 * @param notation how the specification writes such a value
 */
record MachineVariable<T>(String name, Function<State, T> reader, Function<T, SpecValue> notation) {
    private static final List<MachineVariable<?>> ALL = List.of(
            perCpu("task", s -> c -> s.task(c).specName(), SpecValue.Text::new),
            perCpu("nmiPc", s -> c -> s.nmiPc(c).specName(), SpecValue.Text::new),
            perCpu("nmiSgi", s -> c -> word(s.nmiSgi(c)), SpecValue.Text::new),
            perCpu("irqPc", s -> c -> s.irqPc(c).specName(), SpecValue.Text::new),
            perCpu("irqSgi", s -> c -> word(s.irqSgi(c)), SpecValue.Text::new),
            perCpu("dbgPc", s -> c -> s.dbgPc(c).specName(), SpecValue.Text::new),
            perCpu("snap", s -> s::snap, SpecValue.Int::new),
            perCpu("pend", s -> c -> bits(s.pend(c)), MachineVariable::sgis),
            perCpu("act", s -> c -> bits(s.act(c)), MachineVariable::sgis),
            perCpu("showQ", s -> c -> s.showQ(c).bits(), MachineVariable::cpus),
            perCpu("showTaken", s -> c -> s.showTaken(c).bits(), MachineVariable::cpus),
            set("online", State::online),
            set("btMask", State::btMask),
            set("btSent", State::btSent),
            set("btWant", State::btWant),
            set("btBegan", State::btBegan),
            set("entered", State::entered),
            set("toSend", State::toSend),
            set("kgAsked", State::kgAsked),
            set("kgQ", State::kgQ),
            set("kgTaken", State::kgTaken),
            set("roundingUp", State::roundingUp),
            set("workTodo", State::workTodo),
            set("owed", State::owed),
            set("unshown", State::unshown),
            set("prioLost", State::prioLost),
            new MachineVariable<>("btReqr", State::btReqr, MachineVariable::cpu),
            new MachineVariable<>("mlock", State::mlock, MachineVariable::cpu),
            new MachineVariable<>("kgActive", State::kgActive, MachineVariable::cpu),
            new MachineVariable<>("work", State::work, MachineVariable::cpu),
            new MachineVariable<>("worker", State::worker, MachineVariable::cpu),
            new MachineVariable<>("psync", State::psync, MachineVariable::cpu),
            new MachineVariable<>("console", State::console, MachineVariable::cpu),
            new MachineVariable<>("btc", State::btc, MachineVariable::cpu),
            new MachineVariable<>("stopper", State::stopper, MachineVariable::cpu),
            new MachineVariable<>("btPc", s -> s.btPc().specName(), SpecValue.Text::new),
            new MachineVariable<>("stopPc", s -> s.stopPc().specName(), SpecValue.Text::new),
            new MachineVariable<>("btCount", State::btCount, SpecValue.Int::new),
            new MachineVariable<>("kgCount", State::kgCount, SpecValue.Int::new),
            new MachineVariable<>("nM", State::nM, SpecValue.Int::new),
            new MachineVariable<>("nS", State::nS, SpecValue.Int::new),
            new MachineVariable<>("slock", State::slock, SpecValue.Bool::new),
            new MachineVariable<>("tmo", State::tmo, SpecValue.Bool::new),
            new MachineVariable<>("btDropped", State::btDropped, SpecValue.Bool::new),
            new MachineVariable<>("fault", State::fault, SpecValue.Bool::new));

    /** All of them. */
    static Map<String, MachineVariable<?>> byName() {
        return ALL.stream().collect(Collectors.toMap(MachineVariable::name, variable -> variable));
    }

    /** The plain value in a state: quick to compare. */
    Object plain(State state) {
        return reader.apply(state);
    }

    /** The value in a state, as the specification writes it. */
    SpecValue value(State state) {
        return notation.apply(reader.apply(state));
    }

    private static MachineVariable<Long> set(String name, Function<State, CpuSet> reader) {
        return new MachineVariable<>(name, state -> reader.apply(state).bits(), MachineVariable::cpus);
    }

    private static <T> MachineVariable<List<T>> perCpu(
            String name, Function<State, IntFunction<T>> reader, Function<T, SpecValue> notation) {
        return new MachineVariable<>(name, state -> each(reader.apply(state), state.cpus()), values -> {
            SortedMap<SpecValue, SpecValue> graph = new TreeMap<>();
            for (int c = 0; c < values.size(); c++) {
                graph.put(cpu(c), notation.apply(values.get(c)));
            }
            return new SpecValue.Function(graph);
        });
    }

    private static <T> List<T> each(IntFunction<T> ofCpu, int cpus) {
        List<T> all = new ArrayList<>(cpus);
        for (int c = 0; c < cpus; c++) {
            all.add(ofCpu.apply(c));
        }
        return all;
    }

    private static String word(Optional<Sgi> sgi) {
        return sgi.map(Sgi::specName).orElse("-");
    }

    private static long bits(Set<Sgi> sgis) {
        long bits = 0;
        for (Sgi sgi : sgis) {
            bits |= sgi.bit();
        }
        return bits;
    }

    /** A CPU, None for -1. */
    static SpecValue cpu(int c) {
        return new SpecValue.Constant(c < 0 ? "None" : "c" + (c + 1));
    }

    private static SpecValue cpus(long bits) {
        return new SpecValue.SetOf(
                new CpuSet(bits).stream().mapToObj(MachineVariable::cpu).toList());
    }

    private static SpecValue sgis(long bits) {
        return sgis(Sgi.setOf((int) bits));
    }

    /** A set of SGIs. */
    static SpecValue sgis(Set<Sgi> sgis) {
        return new SpecValue.SetOf(sgis.stream()
                .<SpecValue>map(sgi -> new SpecValue.Text(sgi.specName()))
                .toList());
    }
}
