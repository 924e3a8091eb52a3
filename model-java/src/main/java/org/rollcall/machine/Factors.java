package org.rollcall.machine;

import java.util.List;
import org.rollcall.kernel.Ownership;

/** The states of a machine as products: one part that all CPUs share, and one that each CPU owns. Pure. */
public final class Factors {
    private final Kernel kernel;
    private final Ownership ownership;

    /** The product of this machine's states. */
    public Factors(Machine machine) {
        kernel = machine.kernel();
        ownership = new Ownership(kernel.v);
    }

    /** What no CPU owns. */
    public Part shared(State s) {
        return new Part(ownership.shared(s.words()));
    }

    /** What CPU {@code c} owns. */
    public Part own(State s, int c) {
        return new Part(ownership.own(s.words(), c));
    }

    /** The state made of these parts; {@code own} has one of each CPU, in any order. */
    public State state(Part shared, List<Part> own) {
        long[] words = shared.words().clone();
        own.forEach(part -> ownership.add(part.words(), words));
        ownership.count(words);
        return new State(kernel, words);
    }

    /** Whether a CPU is counted in {@code slaves_in_kgdb}. */
    public boolean isSlave(Part own, int c) {
        return ownership.isSlave(own.words(), c);
    }
}
