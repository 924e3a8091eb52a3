package org.rollcall.command;

import java.io.PrintWriter;
import java.util.Map;
import org.rollcall.proof.Induction;
import org.rollcall.proof.InductionTable;
import org.rollcall.proof.infer.Inference;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.syntax.Module;

/** What the search for an invariant came to, as text. */
final class InferenceText {
    private InferenceText() {}

    /** Prints it; false if no invariant was found. */
    static boolean print(Module module, Inference.Result result, PrintWriter out) {
        if (result instanceof Inference.Result.Found found) {
            found.module().forEach(out::println);
            out.printf(
                    "(* %s: %d clauses besides TypeOK; inductive, and %s follow from them, for every set of CPUs (%d obligations). *)%n",
                    module.name(), found.clauses(), String.join(", ", found.theorems()), found.obligations());
            return true;
        }
        if (result instanceof Inference.Result.Refuted refuted) {
            out.println(module.name() + ": no invariant gives this, it is false: " + refuted.goal());
            for (int i = 0; i < Math.max(1, refuted.steps().size()); i++) {
                boolean step = !refuted.steps().isEmpty();
                Map<String, SpecValue> before = refuted.states().get(i);
                Map<String, SpecValue> after = step ? refuted.states().get(i + 1) : before;
                var lines = InductionTable.lines(
                        new Induction(refuted.constants(), before, after),
                        step ? refuted.steps().get(i) : "");
                lines.subList(i == 0 ? 0 : lines.size() - 1, lines.size()).forEach(line -> out.println("  " + line));
            }
            return false;
        }
        if (result instanceof Inference.Result.NotFound not) {
            out.println(module.name() + ": no invariant found: " + not.reason());
        }
        return false;
    }
}
