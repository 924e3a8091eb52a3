package org.rollcall.belief;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rollcall.machine.Factors;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Part;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.machine.TransitionConsumer;

/** A machine that runs on states put together from parts. A CPU of which nothing is said is in its first state. */
final class Assembly {
    private final Machine machine;
    private final Factors factors;
    private final List<Part> first;
    private final Part firstShared;

    Assembly(Machine machine) {
        this.machine = machine;
        this.factors = new Factors(machine);
        State initial = machine.initial();
        List<Part> parts = new ArrayList<>();
        for (int c = 0; c < initial.cpus(); c++) {
            parts.add(factors.own(initial, c));
        }
        this.first = List.copyOf(parts);
        this.firstShared = factors.shared(initial);
    }

    int cpus() {
        return first.size();
    }

    /** The first state alone. */
    Product initial() {
        List<Set<Part>> own = new ArrayList<>();
        first.forEach(part -> own.add(Set.of(part)));
        return new Product(firstShared, own);
    }

    /** The parts of a CPU and of the others in their first state. */
    List<Part> beside(int cpu, Part own) {
        return with(first, cpu, own);
    }

    /** The same parts but one. */
    static List<Part> with(List<Part> parts, int cpu, Part part) {
        List<Part> changed = new ArrayList<>(parts);
        changed.set(cpu, part);
        return changed;
    }

    State state(Part shared, List<Part> parts) {
        return factors.state(shared, parts);
    }

    boolean isEnabled(Part shared, List<Part> parts, Step step) {
        return machine.isEnabled(state(shared, parts), step);
    }

    State apply(Part shared, List<Part> parts, Step step) {
        return machine.apply(state(shared, parts), step);
    }

    /** Hands on each step of a CPU and where it leads. */
    void successors(Part shared, int cpu, Part own, TransitionConsumer consumer) {
        machine.successors(state(shared, beside(cpu, own)), cpu, consumer);
    }

    Part shared(State s) {
        return factors.shared(s);
    }

    Part own(State s, int cpu) {
        return factors.own(s, cpu);
    }

    /** Whether a CPU with this part is counted in {@code slaves_in_kgdb}. */
    boolean isSlave(Part own, int cpu) {
        return factors.isSlave(own, cpu);
    }
}
