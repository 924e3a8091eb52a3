package org.rollcall.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.lab.guest.LabException;
import org.rollcall.message.CpuSet;

class ScenariosTest {
    private static final Path FILES = Path.of("src/main/resources/org/rollcall/lab/scenario");

    @TempDir
    Path dir;

    @Test
    void everyFileIsListedAndEveryListedOneIsRead() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .toList();
            assertThat(Scenarios.all()).extracting(Scenario::name).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    /** What issue and users ask for: each word stands for a kind of scenario. */
    @Test
    void theyCoverWhatTheyShould() {
        List<Scenario> all = Scenarios.all();
        assertThat(all).hasSizeGreaterThanOrEqualTo(16);
        assertThat(all.stream().map(Scenario::cpus).collect(Collectors.toSet())).contains(2, 4, 8, 24);
        assertThat(all.stream().map(Scenario::pseudoNmi).collect(Collectors.toSet()))
                .contains(true, false);
        assertThat(all.stream().flatMap(each -> each.kernelWords().stream()).collect(Collectors.joining(" ")))
                .contains("offline:", "spin:", "HARDLOCKUP", "DAIFLOCKUP", "SPINLOCKUP", ":l0:l1", ":g0", ":c0");
        assertThat(all.stream().flatMap(each -> each.kdb().stream()).collect(Collectors.toSet()))
                .contains("cpu", "btc", "go");
        assertThat(all)
                .anyMatch(each -> !each.kdb().isEmpty()
                        && each.expected().stream()
                                .anyMatch(call -> !call.missed().isEmpty()));
        assertThat(all).anyMatch(Scenario::panics);
    }

    @Test
    void noCpuIsExpectedToAnswerAndToBeMissed() {
        assertThat(Scenarios.all())
                .allSatisfy(scenario -> assertThat(scenario.expected())
                        .allSatisfy(call ->
                                assertThat(call.answered().and(call.missed())).isEqualTo(CpuSet.none())));
    }

    @Test
    void aUsersOwnFileIsRead() throws IOException {
        Path own = Files.copy(FILES.resolve("idle.json"), dir.resolve("mine.json"));
        assertThat(Scenarios.named(own.toString()).name()).isEqualTo("mine");
    }

    @Test
    void anUnknownNameLeadsToTheList() {
        assertThatThrownBy(() -> Scenarios.named("idel"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("--list");
    }
}
