package org.rollcall.spec.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;

/**
 * No mutant survives, but those that are listed as equivalent. Every build takes a sample, always the same;
 * {@code -Drollcall.models=deep} takes all.
 */
class CampaignTest {
    private static final boolean ALL = System.getProperty("rollcall.models", "").equals("deep");

    @ParameterizedTest
    @CsvSource({"MCIpiNmi, 130", "MCPriorityMask, 60"})
    void noMutantSurvives(String root, int every) {
        TlaTools tools = TlaTools.ofProgram();
        Campaign campaign = Campaign.of(root, tools, SanyReader.ofProgram(), Manifest.ofProgram());
        List<Fate> fates = campaign.hunt().run(campaign.every(ALL ? 1 : every), (model, mutants) -> {});
        Equivalents equivalents = Equivalents.of(tools);
        assertThat(fates)
                .filteredOn(fate -> !fate.found() && !equivalents.lists(fate.mutant()))
                .extracting(Fate::mutant)
                .isEmpty();
        assertThat(equivalents.problems(campaign.mutants(), fates)).noneMatch(problem -> problem.contains(" finds: "));
    }
}
