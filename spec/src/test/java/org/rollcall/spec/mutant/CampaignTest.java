package org.rollcall.spec.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;

/** Most mutants of a sample, always the same, are found. */
class CampaignTest {
    private static final TlaTools TOOLS = TlaTools.ofProgram();

    /** In every build: a few, by the smallest models. */
    @Test
    void theSmallestModelsFindSome() {
        assertThat(found("MCIpiNmi", 400, 30)).isPositive();
    }

    /** With {@code -Drollcall.models=deep}: every tenth, by the models that {@code rollcall model --mutants} asks. */
    @ParameterizedTest
    @ValueSource(strings = {"MCIpiNmi", "MCPriorityMask"})
    void allModelsFindMost(String root) {
        assumeThat(System.getProperty("rollcall.models", "")).isEqualTo("deep");
        assertThat(found(root, 10, 3_500)).isGreaterThan(0.75);
    }

    private static double found(String root, int every, long largest) {
        Campaign campaign = Campaign.of(root, largest, TOOLS, SanyReader.ofProgram(), Manifest.ofProgram());
        List<Fate> fates = campaign.hunt().run(campaign.every(every), (model, mutants) -> {});
        assertThat(Equivalents.of(TOOLS).problems(campaign.mutants(), fates)).isEmpty();
        return (double) fates.stream().filter(Fate::found).count() / fates.size();
    }
}
