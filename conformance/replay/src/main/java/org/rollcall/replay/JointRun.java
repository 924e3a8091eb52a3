package org.rollcall.replay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.counterexample.TraceTable;
import org.rollcall.spec.Counterexample;

/**
 * A schedule on machine and specification together, up to where they part.
 *
 * @param trace what was taken
 * @param refusal the step that one of them refuses, or how they differ; null if both took all steps to the same states
 */
public record JointRun(Counterexample trace, @Nullable String refusal) {
    /** What came of it, and below it the steps as a table, as a counterexample is printed. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(refusal == null ? "specification and machine take all steps" : refusal);
        lines.addAll(TraceTable.lines(trace, TraceTable.cpus(trace)));
        return lines;
    }

    @Override
    public String toString() {
        return String.join("\n", lines());
    }
}
