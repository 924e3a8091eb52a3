package org.rollcall.spec.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.mutant.Campaign.Reach;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;

/** Mutants of a sample, always the same, are found. */
class CampaignTest {
    private static final TlaTools TOOLS = TlaTools.ofProgram();
    private static final Manifest MANIFEST = Manifest.ofProgram();

    /** In every build: a few, by the smallest model that looks at each step. It takes 10 of 80 actions. */
    @Test
    void theSmallestModelFindsWhatItsActionsAreMadeOf() {
        List<Fate> asked = fates("MCIpiNmi", every(100), models -> models.limit(1)).stream()
                .filter(fate -> fate.found() || !fate.asked().isEmpty())
                .toList();
        assertThat(asked).isNotEmpty();
        assertThat(asked.stream().filter(Fate::found)).isNotEmpty();
    }

    /** The initial state has a property of its own. */
    @Test
    void nothingIsWrongAtTheStart() {
        List<Fate> fates = fates(
                "MCPriorityMask",
                mutants -> mutants.filter(mutant -> mutant.operator().equals("Init")),
                models -> models.limit(1));
        assertThat(fates)
                .isNotEmpty()
                .allSatisfy(fate ->
                        assertThat(fate.found()).as(fate.mutant().name()).isTrue());
    }

    /** With {@code -Drollcall.models=deep}: every tenth, by the models that {@code rollcall model --mutants} asks. */
    @Test
    void mostOfPriorityMaskIsFound() {
        assumeThat(System.getProperty("rollcall.models", "")).isEqualTo("deep");
        List<Fate> fates = fates("MCPriorityMask", every(10), models -> models);
        assertThat(fates.stream().filter(Fate::found)).hasSizeGreaterThan(fates.size() * 3 / 4);
    }

    private static UnaryOperator<Stream<Mutant>> every(int nth) {
        return mutants -> {
            List<Mutant> all = mutants.toList();
            return IntStream.iterate(0, i -> i < all.size(), i -> i + nth).mapToObj(all::get);
        };
    }

    private static List<Fate> fates(
            String root, UnaryOperator<Stream<Mutant>> sample, UnaryOperator<Stream<Model>> chosen) {
        List<Model> models = chosen.apply(Campaign.models(root, Reach.USUAL, TOOLS, MANIFEST).stream())
                .toList();
        Campaign campaign = Campaign.of(root, models, TOOLS, SanyReader.ofProgram());
        List<Mutant> mutants = sample.apply(campaign.mutants().stream()).toList();
        List<Fate> fates = campaign.hunt().run(mutants, (model, left) -> {});
        assertThat(fates.stream().filter(Fate::found).map(Fate::mutant)).noneMatch(Equivalents.of(TOOLS)::lists);
        return fates;
    }
}
