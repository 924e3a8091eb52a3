package org.rollcall.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Model;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.Variation;
import org.rollcall.spec.check.BothSearches;

/** A model with other constants, or with another question: of these the manifest knows nothing. */
final class ModelVariations {
    private static final String FIND = "Find";
    private static final String NOT_FOUND = "NotFound";

    private final Model model;
    private final BothSearches searches;
    private final ModelReport report;
    private final PrintWriter out;

    ModelVariations(Model model, BothSearches searches, ModelReport report, PrintWriter out) {
        this.model = model;
        this.searches = searches;
        this.report = report;
        this.out = out;
    }

    /** One configuration; what it names must hold. */
    int check(ModelConfiguration configuration) {
        BothSearches.Result result = searches.run(model.module(), model.name(), configuration);
        report.print(model.name() + ", varied", model.module(), configuration, result);
        return ModelCommand.status(result.found() instanceof Expectation.Holds, result);
    }

    /**
     * A row for each; whatever they show is as it may be.
     *
     * @throws SpecificationException before anything is printed, if one has no meaning
     */
    int sweep(List<Variation> variations) {
        variations.forEach(this::examine);
        int width = variations.stream()
                .mapToInt(variation -> variation.label().length())
                .reduce(model.name().length(), Math::max);
        String row = "%-" + width + "s  %-34s %12s %12s %7s %8s%n";
        out.printf(Locale.ROOT, row, model.name(), "found", "distinct", "generated", "levels", "seconds");
        int status = ExitStatus.OK;
        for (Variation each : variations) {
            BothSearches.Result result = searches.run(model.module(), model.name(), each.configuration());
            out.printf(
                    Locale.ROOT,
                    row,
                    each.label(),
                    result.found(),
                    result.search().distinct(),
                    result.search().generated(),
                    result.search().depth(),
                    String.format(Locale.ROOT, "%.1f", result.seconds()));
            result.disagreements().forEach(problem -> out.println("  problem: " + problem));
            if (!result.search().doubt().isEmpty()) {
                out.println("  unless " + result.search().doubt());
            }
            out.flush();
            status = Math.max(status, ModelCommand.status(true, result));
        }
        return status;
    }

    private void examine(Variation variation) {
        try {
            searches.examine(model.module(), variation.configuration());
        } catch (SpecificationException e) {
            throw new SpecificationException(e.getMessage() + " (the row " + variation.label() + ")", e);
        }
    }

    /**
     * The shortest way to a state that a predicate describes: a counterexample to its negation.
     *
     * @param searchesOf searches of a module with this name and body
     */
    int find(String predicate, ModelConfiguration configuration, BiFunction<String, String, BothSearches> searchesOf) {
        String body = "EXTENDS " + model.module() + "\n" + NOT_FOUND + " ==\n  ~(" + predicate + ")\n";
        BothSearches.Result result =
                searchesOf.apply(FIND, body).run(FIND, model.name(), configuration.asking(NOT_FOUND));
        boolean found = result.found() instanceof Expectation.Violated;
        String title = model.name() + ": " + (found ? "such a state is reached: " : "no state is such: ") + predicate;
        report.printFound(title, model.module(), configuration, result);
        return ModelCommand.status(found, result);
    }
}
