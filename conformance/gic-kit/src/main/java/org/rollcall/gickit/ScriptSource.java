package org.rollcall.gickit;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.CoveringWalk;

/** A module of the specification as a GIC sees it: which of its steps differ, and the operations that carry them out. */
sealed interface ScriptSource permits PriorityMaskScript, IpiNmiScript {
    /** The kind of a step, see {@link CoveringWalk.Kind}. */
    @Nullable
    Object kind(CoveringWalk.Step step);

    /** The machine that the script is for; known when the kinds of all steps are. */
    ScriptHeader header();

    /** Gives the operations of these walks with their answers, null for none. Returns the number of steps. */
    int write(CoveringWalk walks, BiConsumer<Operation, @Nullable Answer> sink);
}
