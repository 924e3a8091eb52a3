package org.rollcall.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.rollcall.spec.InParallel;
import org.rollcall.spec.Model;
import org.rollcall.spec.check.ModelCheck;

/** What {@code model --all} prints: a row for each model, then how many did what nobody expected. */
final class ModelMatrix {
    private final ModelCheck check;
    private final Progress waiting;
    private final PrintWriter out;
    private int unexpected;
    private int status = ExitStatus.OK;

    ModelMatrix(ModelCheck check, Progress waiting, PrintWriter out) {
        this.check = check;
        this.waiting = waiting;
        this.out = out;
    }

    /** Checks the models, several at once; the rows are in the order of the models. Gives the exit status. */
    int print(List<Model> models) {
        out.printf(
                Locale.ROOT,
                "%-26s %-4s %-20s %-34s %-34s %10s %10s %7s%n",
                "model",
                "var.",
                "property",
                "expected",
                "found",
                "distinct",
                "generated",
                "seconds");
        InParallel.each(models, check::run, model -> waiting.show("model " + model.name()), this::row);
        out.printf("%d models, %d not as expected%n", models.size(), unexpected);
        return status;
    }

    private void row(Model model, ModelCheck.Outcome outcome) {
        waiting.clear();
        out.printf(
                Locale.ROOT,
                "%-26s %-4s %-20s %-34s %-34s %10d %10d %7.1f%n",
                model.name(),
                model.variant(),
                model.property(),
                model.expect(),
                outcome.search().found(),
                outcome.search().search().distinct(),
                outcome.search().search().generated(),
                outcome.search().seconds());
        outcome.problems().forEach(problem -> out.println("  problem: " + problem));
        out.flush();
        unexpected += outcome.asExpected() ? 0 : 1;
        status = Math.max(status, ModelCommand.status(outcome.asExpected(), outcome.search()));
    }
}
