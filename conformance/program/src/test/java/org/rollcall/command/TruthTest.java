package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Verdicts against truths that were written down by others: the samples, and the lab and public logs where they are at hand. */
class TruthTest {
    private static final Path SAMPLES = Path.of("samples");
    private static final Set<String> CAUSES = Set.of(
            "RC-IRQS-OFF-NO-PSEUDO-NMI",
            "RC-DAIF-MASKED",
            "RC-FIRMWARE",
            "RC-OFFLINE",
            "RC-NMI-SETUP-FAILED",
            "RC-CALL-SLOT-BUSY");

    @TestFactory
    Stream<DynamicTest> samplesGetTheirVerdicts() throws IOException {
        List<Path> logs;
        try (Stream<Path> files = Files.list(SAMPLES)) {
            logs = files.filter(path -> path.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
        assertThat(logs).hasSizeGreaterThanOrEqualTo(12);
        return logs.stream()
                .map(log -> DynamicTest.dynamicTest(log.getFileName().toString(), () -> {
                    String name = log.getFileName().toString().replaceAll("\\.log$", ".expected.json");
                    JsonNode expected = JsonMapper.shared().readTree(Files.readString(SAMPLES.resolve(name)));
                    List<JsonNode> found = rollCalls(log);
                    assertThat(found).hasSize(expected.size());
                    for (int i = 0; i < found.size(); i++) {
                        assertThat(differences(expected.get(i), found.get(i))).isEmpty();
                    }
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lab", "public"})
    void everyRollCallOfTheSharedLogsIsFoundAndJudged(String folder) throws IOException {
        int expected = 0;
        List<String> wrong = new ArrayList<>();
        List<String> falseVerdicts = new ArrayList<>();
        for (Path truthFile : truths(folder)) {
            JsonNode truth = JsonMapper.shared().readTree(Files.readString(truthFile));
            Map<Long, JsonNode> byLine = new HashMap<>();
            for (JsonNode call :
                    rollCalls(truthFile.resolveSibling(truth.get("log").asString()))) {
                byLine.put(call.get("request_line").asLong(), call);
            }
            for (JsonNode want : truth.get("rollcalls")) {
                expected++;
                String where = truth.get("log").asString() + ":" + want.get("request_line");
                JsonNode got = byLine.get(want.get("request_line").asLong());
                String said = got == null ? "not found" : got.get("verdict").asString();
                String is = want.get("verdict").asString();
                if (!said.equals(is) && !said.equals("not found") && !said.equals("inconclusive")) {
                    falseVerdicts.add(where + " is " + is + ", said " + said);
                }
                if (got == null || !differences(want, got).isEmpty()) {
                    wrong.add(where);
                }
            }
        }
        System.out.println(
                folder + " logs: " + (expected - wrong.size()) + " of " + expected + " roll calls exact " + wrong);
        assertThat(falseVerdicts).isEmpty();
        assertThat(wrong.size()).isLessThanOrEqualTo(expected * 3 / 100);
    }

    @Test
    void theTrueCauseIsAmongTheReasonsAndMostlyFirst() throws IOException {
        int missed = 0;
        int first = 0;
        for (Path truthFile : truths("lab")) {
            JsonNode truth = JsonMapper.shared().readTree(Files.readString(truthFile));
            for (JsonNode call :
                    rollCalls(truthFile.resolveSibling(truth.get("log").asString()))) {
                JsonNode want = null;
                for (JsonNode candidate : truth.get("rollcalls")) {
                    want = candidate.get("request_line").equals(call.get("request_line")) ? candidate : want;
                }
                for (JsonNode stuck : truth.path("lab").path("stuck")) {
                    int cpu = stuck.get("cpu").asInt();
                    List<String> causes = causes(call, cpu);
                    if (want == null || causes.isEmpty()) {
                        continue;
                    }
                    missed++;
                    String cause = stuck.get("kind").asString().startsWith("DAIF")
                            ? "RC-DAIF-MASKED"
                            : "RC-IRQS-OFF-NO-PSEUDO-NMI";
                    assertThat(causes).as("%s CPU %d", truth.get("log"), cpu).contains(cause);
                    first += causes.get(0).equals(cause) ? 1 : 0;
                }
            }
        }
        System.out.println("lab logs: true cause first for " + first + " of " + missed + " missed CPUs");
        assertThat(missed).isGreaterThan(20);
        assertThat(first).isGreaterThanOrEqualTo(missed * 9 / 10);
    }

    private static List<String> causes(JsonNode call, int cpu) {
        List<String> causes = new ArrayList<>();
        for (JsonNode reason : call.get("reasons")) {
            if (reason.get("cpu").isNumber()
                    && reason.get("cpu").asInt() == cpu
                    && CAUSES.contains(reason.get("code").asString())) {
                causes.add(reason.get("code").asString());
            }
        }
        return causes;
    }

    /** The fields that the truth gives and that differ; null in the truth is not compared. */
    private static List<String> differences(JsonNode want, JsonNode got) {
        List<String> differences = new ArrayList<>();
        for (String field : List.of("request_line", "kind", "asked", "answered", "idle", "missed", "verdict")) {
            if (!want.get(field).isNull() && !want.get(field).equals(got.get(field))) {
                differences.add(field + " is " + want.get(field) + ", said " + got.get(field));
            }
        }
        return differences;
    }

    private static List<JsonNode> rollCalls(Path log) {
        Program run = Program.run("check", "--format", "ndjson", log.toString());
        assertThat(run.status()).isBetween(0, 1);
        return run.out()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(record -> record.get("type").asString().equals("rollcall"))
                .sorted(Comparator.comparingLong(
                        call -> call.get("request_line").asLong()))
                .toList();
    }

    private static List<Path> truths(String folder) throws IOException {
        Path shared = Path.of("../../../shared/logs", folder);
        String skipped = "skipped: " + shared + " is not at hand";
        if (!Files.isDirectory(shared)) {
            System.out.println("TruthTest " + skipped);
        }
        Assumptions.assumeTrue(Files.isDirectory(shared), skipped);
        try (Stream<Path> files = Files.list(shared)) {
            return files.filter(path -> path.toString().endsWith(".truth.json"))
                    .sorted()
                    .toList();
        }
    }
}
