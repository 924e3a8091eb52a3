package org.rollcall.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.mutant.Campaign;
import picocli.CommandLine.Option;

/** Which mutants of the specification are hunted. */
final class MutantOptions {
    @Option(
            names = "--mutants",
            description =
                    "change each definition of the specification in many small ways, and show which property of which"
                            + " model finds which of these mutants, and which survive; with --deep: ask all models, and not"
                            + " only those that look at each step")
    private boolean mutants;

    @Option(
            names = "--every",
            paramLabel = "N",
            defaultValue = "1",
            description = "with --mutants: only every Nth of them (default: ${DEFAULT-VALUE}, all)")
    private int every;

    @Option(
            names = "--known",
            paramLabel = "FILE",
            description =
                    "with --mutants: what a campaign of the same specification has found, which is not asked again;"
                            + " what this one finds is added as it goes")
    private @Nullable Path known;

    boolean asked() {
        return mutants;
    }

    /** The campaigns against the chosen mutants, in which the models of the selection are asked. */
    MutantCampaigns campaigns(
            SpecificationOptions specification, ModelSelection selection, Progress progress, PrintWriter out) {
        if (every < 1) {
            throw new SpecificationException("--every must be a positive number");
        }
        Campaign.Reach reach = selection.deep() ? Campaign.Reach.DEEP : Campaign.Reach.USUAL;
        return new MutantCampaigns(specification, reach, every, KnownMutants.in(known), progress, out);
    }
}
