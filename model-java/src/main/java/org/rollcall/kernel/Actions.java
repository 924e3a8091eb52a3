package org.rollcall.kernel;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The steps of a machine. Each mechanism puts its own here; who changes a step takes it from here. */
public final class Actions {
    private final Map<StepKind, Action> byKind = new EnumMap<>(StepKind.class);
    private final Set<StepKind> changed = EnumSet.noneOf(StepKind.class);

    /** The steps of these mechanisms, which together have every kind. */
    public Actions(List<Mechanism> mechanisms) {
        mechanisms.forEach(mechanism -> mechanism.into(this));
        for (StepKind kind : StepKind.values()) {
            get(kind);
        }
    }

    /** Adds a step, which no other mechanism has. */
    void put(StepKind kind, Action action) {
        if (!action.isAtSiteOf(kind)) {
            throw new IllegalStateException("step " + kind.specName() + " is guarded by another site than its own");
        }
        if (byKind.put(kind, action) != null) {
            throw new IllegalStateException("two mechanisms have step " + kind.specName());
        }
    }

    /** The step. */
    public Action get(StepKind kind) {
        Action action = byKind.get(kind);
        if (action == null) {
            throw new IllegalStateException("no mechanism has step " + kind.specName());
        }
        return action;
    }

    /** Puts what {@code change} makes of a step in its place. */
    public void change(StepKind kind, UnaryOperator<Action> change) {
        byKind.put(kind, change.apply(get(kind)));
        changed.add(kind);
    }

    /** Whether a step is no longer what its mechanism made. */
    public boolean isChanged(StepKind kind) {
        return changed.contains(kind);
    }
}
