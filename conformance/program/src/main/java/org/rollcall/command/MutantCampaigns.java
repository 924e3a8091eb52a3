package org.rollcall.command;

import java.io.PrintWriter;
import java.util.List;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.mutant.Campaign;
import org.rollcall.spec.mutant.Equivalents;
import org.rollcall.spec.mutant.Fate;
import org.rollcall.spec.mutant.Hunt;
import org.rollcall.spec.mutant.Mutant;
import org.rollcall.spec.tla.TlaTools;

/** What {@code model --mutants} does: a campaign for each module that mutants are made of, and a table of what they come to. */
final class MutantCampaigns {
    private final SpecificationOptions specification;
    private final Campaign.Reach reach;
    private final int every;
    private final KnownMutants known;
    private final Progress progress;
    private final PrintWriter out;

    /**
     * @param reach which models are asked
     * @param every only every so many of the mutants, from 1
     * @param known what was found before, to which all that is found is added
     */
    MutantCampaigns(
            SpecificationOptions specification,
            Campaign.Reach reach,
            int every,
            KnownMutants known,
            Progress progress,
            PrintWriter out) {
        this.specification = specification;
        this.reach = reach;
        this.every = every;
        this.known = known;
        this.progress = progress;
        this.out = out;
    }

    /** Hunts the mutants. Gives the exit status. */
    int run(Manifest manifest) {
        TlaTools tools = specification.tools();
        MutantTable table = new MutantTable(out, Equivalents.of(tools));
        for (Campaign campaign : Campaign.all(reach, tools, specification.reader(), manifest)) {
            List<Mutant> chosen = campaign.every(every);
            table.add(campaign.mutants(), campaign.hunt().run(chosen, known.found(), shown()));
        }
        progress.clear();
        return table.print() ? ExitStatus.OK : ExitStatus.FOUND;
    }

    private Hunt.Progress shown() {
        return new Hunt.Progress() {
            @Override
            public void asks(Model model, int mutants) {
                progress.show(mutants + " mutants, model " + model.name());
            }

            @Override
            public void known(List<Fate> fates) {
                known.add(fates);
            }
        };
    }
}
