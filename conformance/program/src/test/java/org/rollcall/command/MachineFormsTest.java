package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.report.ReportFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The forms that other programs read: names that stay, schemas, links. */
class MachineFormsTest {
    private static final Path FOUR_CALLS = Path.of("samples/6.12-klab.h-lg-nopnmi.log");
    private static final Path NO_STAMP_LIST = Path.of("samples/6.12-klab.i-panic-allbt-nopnmi.log");

    @TempDir
    private Path folder;

    @Test
    void testsAreNamedByWhatTheyAre() throws IOException {
        List<String> names = List.of("sysrq-l.1", "rcu-stall.1", "rcu-stall.2", "kgdb-entry.1");
        String log = Files.readString(FOUR_CALLS, StandardCharsets.ISO_8859_1);
        assertThat(names(log, "junit", "<testcase [^>]*name=\"([^\"]*)\"")).isEqualTo(names);
        assertThat(names(log, "ktap", "(?m)^  (?:not )?ok \\d+ (\\S+)")).isEqualTo(names);
        assertThat(names(log, "kcidb", "\"path\":\"rollcall\\.([^\"]*)\"")).isEqualTo(names);
        assertThat(names(log, "sarif", "\"rollCall/v2\":\"([^\"]*)\""))
                .containsExactly("sysrq-l.1", "rcu-stall.1", "kgdb-entry.1");
    }

    /** Other lines, other times, another CPU that asks, another roll call elsewhere: the tests are the same ones. */
    @ParameterizedTest
    @ValueSource(strings = {"junit", "ktap", "kcidb", "sarif"})
    void namesAndIdsOutliveEditsElsewhere(String form) throws IOException {
        String log = Files.readString(FOUR_CALLS, StandardCharsets.ISO_8859_1).replace("\r", "");
        Set<String> names = identities(log, form);
        assertThat(names).isNotEmpty();
        int half = log.indexOf('\n', log.indexOf("Booting Linux")) + 1;
        String more =
                log.substring(0, half) + "[    0.000001] one more driver: hello\n".repeat(3) + log.substring(half);
        assertThat(identities(more, form)).isEqualTo(names);
        assertThat(identities(log.replaceAll("(?m)^\\[ +(\\d+)\\.", "[   2$1."), form))
                .isEqualTo(names);
        assertThat(identities(log.replace("from CPU 3 to CPUs", "from CPU 1 to CPUs"), form))
                .isEqualTo(names);
        String panic =
                Files.readString(NO_STAMP_LIST, StandardCharsets.ISO_8859_1).replace("\r", "");
        assertThat(identities(log + panic, form)).as("another boot after it").containsAll(names);
    }

    @Test
    void aLogWithoutRollCallsIsASkippedTest() throws IOException {
        assertThat(check("nothing\n", "junit")).contains("tests=\"1\"", "skipped=\"1\"", "name=\"roll-call\"");
        assertThat(check("nothing\n", "ktap")).contains("  1..1\n  ok 1 roll-call # SKIP no roll call in 1 lines\n");
        assertThat(check("nothing\n", "kcidb")).contains("\"path\":\"rollcall\",\"status\":\"SKIP\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"KTAP", "UNIX", "TEXT"})
    void noLineIsCalledZero(ReportFormat form) {
        String out = Program.run("check", "--explain", "--format", form.toString(), FOUR_CALLS.toString())
                .out();
        assertThat(out).doesNotContain("line 0").doesNotContain(":0:");
    }

    @Test
    void unixFormIsFileLineAndText() {
        Program run = Program.run("check", "--format", "unix", FOUR_CALLS.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out().lines())
                .allMatch(line -> line.matches(Pattern.quote(FOUR_CALLS.toString()) + ":[1-9]\\d*: \\S.*"))
                .anyMatch(line -> line.startsWith(FOUR_CALLS + ":135: missed: sysrq-l by CPU 0, asked 0-3"))
                .anyMatch(line -> line.startsWith(FOUR_CALLS + ":106: note: CPU 2: "));
    }

    @Test
    void kcidbFollowsItsSchema() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("check", "--format", "kcidb", "--build", "lab_7:b-1"));
        arguments.add(Files.writeString(folder.resolve("none.log"), "nothing\n").toString());
        List.of("6.12-klab.h-lg-nopnmi", "seed.sysrq-l", "seed.kdb-btc", "6.12-klab.h-l-conc-pnmi")
                .forEach(sample -> arguments.add("samples/" + sample + ".log"));
        String report = Program.run(arguments.toArray(String[]::new)).out();
        assertThat(report).startsWith("{\"version\":{\"major\":5,\"minor\":3},");
        var schema = Schemas.of("/org/rollcall/report/kcidb-5.3-subset.schema.json");
        assertThat(schema.validate(report, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(report.replace("\"PASS\"", "\"GOOD\""), InputFormat.JSON))
                .as("the schema refuses another status")
                .isNotEmpty();
        assertThat(report).doesNotContain("null");
        JsonNode tests = JsonMapper.shared().readTree(report).get("tests");
        Set<String> ids = new TreeSet<>();
        tests.forEach(test -> ids.add(test.get("id").asString()));
        assertThat(ids).hasSize(tests.size()).allMatch(id -> id.startsWith("lab_7:"));
        Set<String> statuses = new TreeSet<>();
        tests.forEach(test -> statuses.add(test.get("status").asString()));
        assertThat(statuses).containsExactly("FAIL", "MISS", "PASS", "SKIP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no-colon", "UPPER:1", ":1", "a b:1", "origin:"})
    void aBuildThatKcidbWouldRefuseIsRefused(String build) {
        Program run = Program.run("check", "--format", "kcidb", "--build=" + build, FOUR_CALLS.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--build takes ORIGIN:ID");
    }

    @Test
    void sarifDescribesItsRulesAndLinksToThem() throws IOException {
        String page = Files.readString(Path.of("../../docs/reasons.md"));
        JsonNode run = JsonMapper.shared()
                .readTree(Program.run("check", "--format", "sarif", FOUR_CALLS.toString())
                        .out())
                .get("runs")
                .get(0);
        JsonNode rules = run.at("/tool/driver/rules");
        for (JsonNode rule : rules) {
            String code = rule.get("id").asString();
            String sentence = rule.at("/shortDescription/text").asString();
            assertThat(sentence).as(code).endsWith(".").hasSizeGreaterThan(20);
            assertThat(page.replace('\n', ' ').replace("`", "")).contains("### " + code + " " + sentence);
            assertThat(rule.at("/help/markdown").asString()).isNotBlank();
            assertThat(rule.get("helpUri").asString())
                    .matches("https://\\S+/reasons\\.md#" + code.toLowerCase(java.util.Locale.ROOT));
        }
        for (JsonNode result : run.get("results")) {
            assertThat(rules.get(result.get("ruleIndex").asInt()).get("id")).isEqualTo(result.get("ruleId"));
        }
        assertThat(run.get("results").get(0).get("ruleId").asString())
                .as("why it was silent, not how that is proved")
                .isEqualTo("RC-IRQS-OFF-NO-PSEUDO-NMI");
    }

    private Set<String> identities(String log, String form) throws IOException {
        String pattern = switch (form) {
            case "junit" -> "<testcase [^>]*name=\"([^\"]*)\"";
            case "ktap" -> "(?m)^  (?:not )?ok \\d+ (\\S+)";
            case "kcidb" -> "(\"id\":\"[^\"]*\",.*?\"path\":\"[^\"]*\")";
            default -> "\"rollCall/v2\":\"([^\"]*)\"";
        };
        return new TreeSet<>(names(log, form, pattern));
    }

    private List<String> names(String log, String form, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(check(log, form))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private String check(String log, String form) throws IOException {
        Path file = Files.writeString(folder.resolve("console.log"), log, StandardCharsets.ISO_8859_1);
        return Program.run("check", "--format", form, file.toString()).out();
    }
}
