package org.rollcall.proof.infer;

import org.rollcall.proof.Finite;
import org.rollcall.spec.syntax.Module;

/** A module for so many CPUs: its circuit, its states, and what is true of their CPUs. Belongs to one thread. */
final class World implements AutoCloseable {
    private final Module module;
    private final int cpus;
    private final Finite finite;
    private final Nodes nodes;
    private final Layout layout;
    private final Views views;

    World(Module module, Samples samples, int cpus) {
        this.module = module;
        this.cpus = cpus;
        this.finite = new Finite(module, cpus);
        this.nodes = new Nodes(finite, cpus);
        this.layout = new Layout(module, finite);
        this.views = new Views(samples, finite, nodes, layout, cpus);
    }

    Module module() {
        return module;
    }

    int cpus() {
        return cpus;
    }

    Finite finite() {
        return finite;
    }

    Nodes nodes() {
        return nodes;
    }

    Layout layout() {
        return layout;
    }

    Views views() {
        return views;
    }

    @Override
    public void close() {
        finite.close();
    }
}
