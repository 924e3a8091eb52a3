package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.report.ReportFormat;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {
    private static final String MISSED = "samples/6.12-klab.bc-l-hardlock1of4-nopnmi.log";
    private static final String COMPLETE = "samples/6.12-klab.bc-l-hardlock1of4-pnmi.log";
    private static final String INCONCLUSIVE = "samples/seed.sysrq-l.log";

    @TempDir
    Path folder;

    @Test
    void statusIsTheWorstThatWasSeen() {
        assertThat(Program.run("check", COMPLETE).status()).isZero();
        assertThat(Program.run("check", COMPLETE, MISSED).status()).isEqualTo(1);
        assertThat(Program.run("check", INCONCLUSIVE).status()).isZero();
        assertThat(Program.run("check", "--strict", INCONCLUSIVE).status()).isEqualTo(3);
        assertThat(Program.run("check", "--strict", MISSED, INCONCLUSIVE).status())
                .isEqualTo(1);
        assertThat(Program.run("check", MISSED, "no-such.log").status()).isEqualTo(2);
    }

    @Test
    void theAnswerIsInTheFirstLine() {
        assertThat(Program.run("check", MISSED).out()).startsWith("missed CPU 2: " + MISSED + "\n");
    }

    @Test
    void severalLogsAreCounted() {
        assertThat(Program.run("check", MISSED, COMPLETE, INCONCLUSIVE).out())
                .endsWith("\n3 logs: 1 missed, 1 inconclusive, 1 complete\n");
    }

    @Test
    void explainAnswersWhatPeopleAsk() {
        String out = Program.run("check", "--explain", MISSED).out();
        assertThat(out)
                .contains("who is silent?            CPU 2")
                .contains("the same CPU each time?   CPU 2 in 1 of 1")
                .contains("which trigger came first? sysrq-l");
    }

    @Test
    void badInputIsOneClearLine() throws IOException {
        Path gz = folder.resolve("cut.gz");
        Files.write(gz, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1});
        for (String bad : List.of("no-such.log", folder.toString(), gz.toString())) {
            Program run = Program.run("check", bad);
            assertThat(run.status()).as(bad).isEqualTo(2);
            assertThat(run.err().lines()).as(bad).hasSize(1);
            assertThat(run.err())
                    .startsWith("rollcall: " + bad + ": ")
                    .doesNotContain("\tat ")
                    .doesNotContain("null");
        }
    }

    @Test
    void emptyAndBinaryFilesHaveNoRollCall() throws IOException {
        for (byte[] bytes : List.of(new byte[0], new byte[] {0, (byte) 0xc3, 10, 0x1b, '[', '3'})) {
            Path log = Files.write(folder.resolve("odd.log"), bytes);
            Program run = Program.run("check", log.toString());
            assertThat(run.status()).isZero();
            assertThat(run.out()).startsWith("none in ");
        }
    }

    @Test
    void noEscapeSequenceOfALogReachesTheOutput() throws IOException {
        String text = "\u001b]0;evil\u0007NMI backtrace for cpu 1\u001b[2J\n"
                + "lkdtm: Performing direct entry \u001b[31mX\nKernel panic - not syncing: \u001b[2J\u202e]]>&<\n"
                + "Entering kdb (current=0x0, pid 1) on processor 0 due to \u001b[2J\n";
        Path log = Files.writeString(folder.resolve("e\u001b[2J.log"), text);
        for (ReportFormat format : ReportFormat.values()) {
            Program run = Program.run("check", "--explain", "--format", format.toString(), log.toString());
            assertThat(run.out().chars().filter(c -> c < ' ' && c != '\n'))
                    .as(format.toString())
                    .isEmpty();
            assertThat(run.out()).doesNotContain("\u202e");
        }
    }

    @Test
    void anUnknownNameIsAnsweredWithThoseThereAre() {
        String forms = Stream.of(ReportFormat.values()).map(String::valueOf).collect(Collectors.joining(", "));
        for (String option : List.of("--format", "--report")) {
            Program run = Program.run("check", option, option.equals("--format") ? "xyz" : "xyz=file");
            assertThat(run.status()).isEqualTo(ExitStatus.ERROR);
            assertThat(run.err().lines())
                    .containsExactly("rollcall check: " + option + ": there is no \"xyz\"; it is one of " + forms
                            + "; rollcall check --help shows what there is");
        }
        assertThat(Program.run("check", "--variant", "V9").err())
                .contains("there is no \"V9\"; it is one of V5, V6, V7, ML, V73;");
    }

    @Test
    void recordsFollowTheirSchema() throws IOException {
        Schema schema = Schemas.of("/org/rollcall/report/rollcall-record.schema.json");
        String ndjson = Program.run("check", "--format", "ndjson", MISSED, COMPLETE, INCONCLUSIVE)
                .out();
        assertThat(ndjson.lines())
                .hasSize(6)
                .allSatisfy(line ->
                        assertThat(schema.validate(line, InputFormat.JSON)).isEmpty());
        JsonNode array = JsonMapper.shared()
                .readTree(Program.run("check", "--format", "json", MISSED, COMPLETE)
                        .out());
        assertThat(array)
                .hasSize(2)
                .allSatisfy(log -> assertThat(schema.validate(log.toString(), InputFormat.JSON))
                        .isEmpty());
        assertThat(schema.validate(
                        ndjson.lines().findFirst().orElseThrow().replace("\"missed\"", "\"lost\""), InputFormat.JSON))
                .as("the schema refuses another verdict")
                .isNotEmpty();
    }

    @Test
    void sarifFollowsItsSchema() throws IOException {
        String sarif =
                Program.run("check", "--format", "sarif", MISSED, COMPLETE).out();
        assertThat(Schemas.of("/org/rollcall/report/sarif-subset.schema.json").validate(sarif, InputFormat.JSON))
                .isEmpty();
        JsonNode results =
                JsonMapper.shared().readTree(sarif).get("runs").get(0).get("results");
        assertThat(results).hasSize(1);
        assertThat(results.get(0)
                        .at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asString())
                .isEqualTo(MISSED);
    }

    @Test
    void junitCountsWhatItHolds() throws Exception {
        String xml =
                Program.run("check", "--format", "junit", MISSED, INCONCLUSIVE).out();
        var suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getElementsByTagName("testsuite");
        assertThat(suites.getLength()).isEqualTo(2);
        var first = (org.w3c.dom.Element) suites.item(0);
        assertThat(first.getAttribute("tests")).isEqualTo("1");
        assertThat(first.getAttribute("failures")).isEqualTo("1");
        assertThat(first.getElementsByTagName("failure").getLength()).isEqualTo(1);
        var second = (org.w3c.dom.Element) suites.item(1);
        assertThat(second.getAttribute("skipped")).isEqualTo("1");
        assertThat(second.getElementsByTagName("skipped").getLength()).isEqualTo(1);
    }

    @Test
    void ktapNestsAndCounts() {
        List<String> lines = Program.run("check", "--format", "ktap", MISSED, COMPLETE)
                .out()
                .lines()
                .toList();
        assertThat(lines).startsWith("KTAP version 1", "1..2", "  KTAP version 1", "  1..1");
        assertThat(lines).contains("  not ok 1 sysrq-l.1", "not ok 1 " + MISSED, "ok 2 " + COMPLETE);
        assertThat(lines)
                .allMatch(line ->
                        line.matches("(  )?(KTAP version 1|1\\.\\.\\d+|(not )?ok \\d+ \\S+( # SKIP \\w+)?|# .*)"));
    }

    @Test
    void githubAnnotatesTheLine() {
        assertThat(Program.run("check", "--format", "github", MISSED, COMPLETE).out())
                .isEqualTo("::error file=" + MISSED
                        + ",line=134,title=CPU 2 missed::missed: sysrq-l by CPU 0, asked 0-3,"
                        + " answered 0, idle 1,3, missed 2\n"
                        + "::notice file=" + MISSED
                        + ",line=138,title=rcu-stall::RCU stall in line 138; no request for it is shown\n");
    }

    @Test
    void saysWhatItDidNotUnderstand() throws IOException {
        Path log = folder.resolve("torn.log");
        Files.writeString(log, "one line\nthe rest of it: NMI backtrace for cpu 3\n");
        Program run = Program.run("check", log.toString());
        assertThat(run.out())
                .startsWith("inconclusive: ")
                .contains("1 line looks like a part of a roll call and was not understood: line 2");
        assertThat(run.status()).isZero();
        assertThat(Program.run("check", "--strict", log.toString()).status()).isEqualTo(3);
    }

    @Test
    void refusesWhatIsNoTextByItsName() throws IOException {
        Path log = folder.resolve("vmlinux");
        Files.write(log, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0});
        Program run = Program.run("check", log.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("is an ELF file");
    }

    @Test
    void severalReportsAtOnce() throws IOException {
        Path junit = folder.resolve("a.xml");
        Path text = folder.resolve("a.txt");
        Program run = Program.run("check", "--output", text.toString(), "--report", "junit=" + junit, MISSED);
        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(text)).startsWith("missed CPU 2: ");
        assertThat(Files.readString(junit))
                .isEqualTo(Program.run("check", "--format", "junit", MISSED).out());
        assertThat(Program.run(
                                "check",
                                "--output",
                                folder.resolve("no/such/file").toString(),
                                MISSED)
                        .status())
                .isEqualTo(2);
    }
}
