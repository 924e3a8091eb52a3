package org.rollcall.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/lab.md} says what is so. */
class LabPageTest {
    private static String page() throws IOException {
        return Files.readString(Path.of("../../docs/lab.md"), StandardCharsets.UTF_8);
    }

    private static String block(String kind) throws IOException {
        Matcher block =
                Pattern.compile("```" + kind + "\n(.*?)```", Pattern.DOTALL).matcher(page());
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    @Test
    void theScenarioShownIsOne() throws IOException {
        Scenario shown = ScenarioReader.read("mine", block("json"));
        assertThat(shown.kernelWords()).contains("actions=offline:5;lock:HARDLOCKUP:2;request:l1;request:g1");
        assertThat(shown.expected()).hasSize(2);
    }

    @Test
    void theListShownIsThatOfTheProgram() throws IOException {
        block("console").lines().skip(1).forEach(line -> {
            String name = line.substring(0, line.indexOf(' '));
            assertThat(Scenarios.named(name).about())
                    .startsWith(line.substring(name.length()).strip());
        });
    }

    @Test
    void theTableHasEveryScenario() throws IOException {
        String page = page();
        for (Scenario scenario : Scenarios.all()) {
            assertThat(page).contains("\n" + scenario.name() + " ");
        }
    }
}
