package org.rollcall.machine;

import java.util.Map;
import org.rollcall.kernel.Action;
import org.rollcall.kernel.Contexts;

/** A small fault in a machine: a change of its table of actions. */
public enum Fault {
    /** No fault. */
    NONE;

    void into(Map<StepKind, Action> actions, Contexts contexts) {}
}
