package org.rollcall.spec.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.mutant.Campaign.Reach;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;

/** Mutants of a sample, always the same, are found. */
class CampaignTest {
    private static final TlaTools TOOLS = TlaTools.ofProgram();
    private static final Manifest MANIFEST = Manifest.ofProgram();

    /** In every build: a few, by the two smallest models that look at each step. They take some 20 of 80 actions. */
    @Test
    void theSmallestModelsFindWhatTheirActionsAreMadeOf() {
        List<Fate> fates = fates("MCIpiNmi", 100, models -> models.limit(2));
        List<Fate> asked = fates.stream()
                .filter(fate -> fate.found() || !fate.asked().isEmpty())
                .toList();
        assertThat(asked).hasSizeGreaterThan(10);
        assertThat(asked.stream().filter(Fate::found)).hasSizeGreaterThan(asked.size() / 2);
    }

    /** The initial state has a property of its own. */
    @Test
    void nothingIsWrongAtTheStart() {
        List<Fate> fates = fates("MCPriorityMask", 1, models -> models.limit(1)).stream()
                .filter(fate -> fate.mutant().operator().equals("Init"))
                .toList();
        assertThat(fates)
                .isNotEmpty()
                .allSatisfy(fate ->
                        assertThat(fate.found()).as(fate.mutant().name()).isTrue());
    }

    /** With {@code -Drollcall.models=deep}: every tenth, by the models that {@code rollcall model --mutants} asks. */
    @ParameterizedTest
    @ValueSource(strings = {"MCIpiNmi", "MCPriorityMask"})
    void whatIsNotEquivalentIsFound(String root) {
        assumeThat(System.getProperty("rollcall.models", "")).isEqualTo("deep");
        Equivalents equivalents = Equivalents.of(TOOLS);
        assertThat(fates(root, 10, models -> models))
                .allSatisfy(fate -> assertThat(fate.found())
                        .as(fate.mutant().name())
                        .isNotEqualTo(equivalents.lists(fate.mutant())));
    }

    private static List<Fate> fates(String root, int every, UnaryOperator<Stream<Model>> chosen) {
        List<Model> models = chosen.apply(Campaign.models(root, Reach.USUAL, TOOLS, MANIFEST).stream())
                .toList();
        Campaign campaign = Campaign.of(root, models, TOOLS, SanyReader.ofProgram());
        List<Fate> fates = campaign.hunt().run(campaign.every(every), (model, mutants) -> {});
        assertThat(fates.stream().filter(Fate::found).map(Fate::mutant)).noneMatch(Equivalents.of(TOOLS)::lists);
        return fates;
    }
}
