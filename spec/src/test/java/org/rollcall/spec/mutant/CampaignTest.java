package org.rollcall.spec.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.mutant.Campaign.Reach;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;

/** What a campaign says, and what the lists say of the last one. */
class CampaignTest {
    private static final TlaTools TOOLS = TlaTools.ofProgram();
    private static final Found FOUND = Found.of(TOOLS);
    private static final Equivalents EQUIVALENTS = Equivalents.of(TOOLS);

    /** In every build a few of those that are listed as found, before the models that are said to find them. */
    @ParameterizedTest
    @ValueSource(strings = {"ML-irq-steps-stop", "ML-steps-named", "V73-steps-sdei-hotplug"})
    void whatIsListedAsFoundIsFound(String name) {
        Model model = Manifest.ofProgram().named(name);
        Campaign campaign = campaign(model.module(), List.of(model));
        List<Mutant> listed = campaign.mutants().stream()
                .filter(mutant -> FOUND.property(mutant, model) != null)
                .toList();
        List<Mutant> sample = everyNth(listed, Math.max(1, listed.size() / 8));
        assertThat(sample).isNotEmpty();
        assertThat(fates(campaign, sample)).allSatisfy(fate -> {
            assertThat(fate.found()).as(fate.mutant().name()).isTrue();
            assertThat(EQUIVALENTS.lists(fate.mutant())).isFalse();
        });
    }

    /** A mutant that nothing tells from the specification is not found. */
    @Test
    void whatIsListedAsEquivalentIsNotFound() {
        Model model = Manifest.ofProgram().named("ML-steps-named");
        Campaign campaign = campaign(model.module(), List.of(model));
        List<Mutant> listed =
                campaign.mutants().stream().filter(EQUIVALENTS::lists).toList();
        assertThat(fates(campaign, everyNth(listed, Math.max(1, listed.size() / 8))))
                .isNotEmpty()
                .noneMatch(Fate::found);
    }

    /** With {@code -Drollcall.models=deep}: each mutant is listed, as found or as equivalent, and no other is. */
    @ParameterizedTest
    @ValueSource(strings = {"MCIpiNmi", "MCPriorityMask"})
    void everyMutantIsJudged(String root) {
        assumeThat(System.getProperty("rollcall.models", "")).isEqualTo("deep");
        List<Model> models = Campaign.models(root, Reach.DEEP, TOOLS, Manifest.ofProgram());
        Campaign campaign = campaign(root, models);
        Predicate<Mutant> found = mutant -> models.stream().anyMatch(model -> FOUND.property(mutant, model) != null);
        assertThat(campaign.mutants().stream()
                        .filter(mutant -> found.test(mutant) == EQUIVALENTS.lists(mutant))
                        .map(Mutant::name))
                .as("rollcall model --mutants --known spec/tla/" + Found.FILE + " judges what is new")
                .isEmpty();
        Set<String> names = campaign.mutants().stream().map(Mutant::name).collect(Collectors.toSet());
        assertThat(models)
                .allSatisfy(model -> assertThat(names).as(model.name()).containsAll(FOUND.mutants(model)));
    }

    /** The model that found a mutant the last time is asked before those that come before it in order. */
    @Test
    void theModelOfLastTimeIsAskedFirst() {
        Manifest manifest = Manifest.ofProgram();
        List<Model> models = List.of(manifest.named("ML-irq-steps-stop"), manifest.named("ML-steps-named"));
        Campaign campaign = campaign("MCIpiNmi", models);
        Mutant mutant = campaign.mutants().stream()
                .filter(each -> FOUND.property(each, models.get(1)) != null)
                .findFirst()
                .orElseThrow();
        List<String> asked = new ArrayList<>();
        List<Fate> fates = campaign.hunt().run(List.of(mutant), Found.nothing(), new Hunt.Progress() {
            @Override
            public void asks(Model model, int mutants) {
                asked.add(model.name());
            }

            @Override
            public void known(List<Fate> known) {
                asked.add(known.size() + " known");
            }
        });
        assertThat(asked).containsExactly("ML-steps-named", "1 known");
        assertThat(campaign.hunt().run(List.of(mutant), Found.nothing().and(fates), new Silent()))
                .as("what is known already is not asked")
                .extracting(Fate::model)
                .containsExactly(models.get(1));
    }

    private static final class Silent implements Hunt.Progress {
        @Override
        public void asks(Model model, int mutants) {}

        @Override
        public void known(List<Fate> fates) {}
    }

    private static Campaign campaign(String root, List<Model> models) {
        return Campaign.of(root, models, TOOLS, SanyReader.ofProgram());
    }

    private static List<Mutant> everyNth(List<Mutant> all, int n) {
        return IntStream.iterate(0, i -> i < all.size(), i -> i + n)
                .mapToObj(all::get)
                .toList();
    }

    private static List<Fate> fates(Campaign campaign, List<Mutant> mutants) {
        return campaign.hunt().run(mutants, Found.nothing(), new Silent());
    }
}
