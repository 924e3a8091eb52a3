package org.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.proof.GeneratedMutants.Fate;
import org.rollcall.spec.mutant.Equivalents;
import org.rollcall.spec.mutant.Mutant;

/**
 * The small faults that the specification's mutants have, in the actions of the proved modules. What is neither refuted nor
 * decided is listed, with the reason why no theorem minds it: survivors/MODULE.json. Every build takes a sample;
 * {@code -Drollcall.models=deep} takes all. Of the large modules there is no list, and a sample only.
 */
class GeneratedMutantsTest {
    private static final boolean DEEP =
            System.getProperty("rollcall.models", "").equals("deep");

    @TempDir
    private static Path folder;

    @ParameterizedTest
    @CsvSource({
        "RollCallProof, 12",
        "CallFunctionProof, 6",
        "SdeiRequestProof, 20",
        "SseNmiProof, 1",
        "PriorityMaskProof, 18",
        "PanicElectionProof, 53",
    })
    void theSurvivorsAreThoseThatAreListed(String root, int every) throws IOException {
        GeneratedMutants mutants = new GeneratedMutants(root, folder);
        Set<String> listed = listed(root);
        List<Mutant> all = mutants.all();
        assertThat(named(all)).as("each that is listed exists").containsAll(listed);
        List<Mutant> chosen = sample(all, DEEP ? 1 : every);
        Map<Fate, Set<String>> fates = new EnumMap<>(Fate.class);
        for (Mutant mutant : chosen) {
            fates.computeIfAbsent(mutants.fate(mutant), fate -> new TreeSet<>()).add(mutant.name());
        }
        fates.forEach((fate, names) -> System.out.println(root + ": " + names.size() + " " + fate));
        Set<String> expected = named(chosen);
        expected.retainAll(listed);
        assertThat(fates.getOrDefault(Fate.SURVIVES, Set.of())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"IpiNmiProof, 10", "IpiNmiBridgeProof, 40"})
    void mostOfASampleIsRefuted(String root, int every) throws IOException {
        GeneratedMutants mutants = new GeneratedMutants(root, folder);
        List<Mutant> chosen = sample(mutants.all(), every);
        Set<String> left = new TreeSet<>();
        for (Mutant mutant : chosen) {
            if (!mutants.isRefuted(mutant)) {
                left.add(mutant.name());
            }
        }
        assertThat(left).as("proved with these of " + chosen.size()).hasSizeLessThan((chosen.size() + 1) / 2);
    }

    @Test
    void fatesAreToldApart() throws IOException {
        GeneratedMutants mutants = new GeneratedMutants("RollCallProof", folder);
        assertThat(mutants.fate(mutant(mutants, "Lose: no update: called' = called \\ {c} -> called' = called")))
                .isEqualTo(Fate.DOES_LESS);
        assertThat(mutants.fate(mutant(mutants, "Nudge: dropped: c \\notin called -> TRUE")))
                .isEqualTo(Fate.EQUIVALENT);
        assertThat(mutants.fate(mutant(mutants, "Lose: whole set: called \\ {c} -> {}")))
                .isEqualTo(Fate.SURVIVES);
        assertThat(mutants.fate(mutant(mutants, "Lose: dropped: ~Lossless -> TRUE")))
                .isEqualTo(Fate.REFUTED);
    }

    private static Mutant mutant(GeneratedMutants mutants, String name) {
        return mutants.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Mutant> sample(List<Mutant> all, int every) {
        List<Mutant> sample = new ArrayList<>();
        for (int i = 0; i < all.size(); i += every) {
            sample.add(all.get(i));
        }
        return sample;
    }

    private static Set<String> named(List<Mutant> mutants) {
        Set<String> names = new TreeSet<>();
        mutants.forEach(mutant -> names.add(mutant.name()));
        return names;
    }

    private static Set<String> listed(String root) throws IOException {
        String file = "/survivors/" + root + ".json";
        try (InputStream in = GeneratedMutantsTest.class.getResourceAsStream(file)) {
            return Equivalents.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), file)
                    .reasons()
                    .keySet();
        }
    }
}
