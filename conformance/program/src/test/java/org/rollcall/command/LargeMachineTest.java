package org.rollcall.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real logs widened to 128 and 512 CPUs, with and without one line made up: the true CPU and line are named. */
class LargeMachineTest {
    private static final Path SAMPLES = Path.of("samples");
    private static final String SYSRQ = "6.12-klab.bc-l-hardlock1of4-pnmi.log";
    private static final String KDB = "6.12-klab.d-kdb-daiflock-pnmi.log";
    private static final String LAST = "[    7.131162] NMI backtrace for cpu 2\n";

    private static final String AGAIN =
            "[    7.121000] NMI backtrace for cpu 100 skipped: idling at cpu_do_idle+0x24/0x48\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {128, 512, 1001, 4096})
    void nothingMadeUpIsComplete(int cpus) throws IOException {
        Program run = check(widened(cpus));
        assertThat(run.out()).contains("\"verdict\":\"complete\"").contains("\"asked\":\"0-" + (cpus - 1) + "\"");
        assertThat(run.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 512})
    void aCpuAnswersTwice(int cpus) throws IOException {
        String log = widened(cpus).replace(LAST, AGAIN + LAST);
        assertImpossible(log, 100, AGAIN, "it has answered the request at line 135 already");
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 512})
    void aCpuThatWasNotAskedAnswers(int cpus) throws IOException {
        String log = widened(cpus).replace("to CPUs 1-", "to CPUs 1-99,101-");
        assertImpossible(log, 100, skipped(100), "answers, but no request that names it is open");
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 512})
    void aCpuBeyondAllAnswers(int cpus) throws IOException {
        String log = widened(cpus).replace(LAST, skipped(8_000) + LAST);
        assertImpossible(log, 8_000, skipped(8_000), "answers, but no request that names it is open");
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 512})
    void everyCpuAnswersTwice(int cpus) throws IOException {
        String log = widened(cpus).replace(LAST, skipped(3, cpus - 1) + LAST);
        assertImpossible(log, 3, skipped(3), "it has answered the request at line 135 already");
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 512})
    void aCpuIsNotInTheDebuggerAndShowsItsPrompt(int cpus) throws IOException {
        String log = inDebugger(cpus)
                .replaceFirst("\\[0]kdb> cpu\nCurrently on cpu 0", "[100]kdb> cpu\nCurrently on cpu 100");
        assertImpossible(log, 100, "Available cpus:", "is shown as not in the debugger");
        assertThat(check(inDebugger(cpus)).out())
                .contains("\"verdict\":\"missed\"")
                .doesNotContain("impossible");
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 512})
    void theOtherRollCallsOfTheLogAreJudgedAsBefore(int cpus) throws IOException {
        String good = widened(cpus);
        List<String> verdicts = check(good + good.replace(LAST, AGAIN + LAST) + inDebugger(cpus) + good)
                .out()
                .lines()
                .filter(line -> line.contains("\"type\":\"rollcall\""))
                .map(line -> line.replaceAll(".*\"verdict\":\"(\\w+)\".*", "$1"))
                .toList();
        assertThat(verdicts).containsExactly("complete", "impossible", "missed", "complete");
    }

    private void assertImpossible(String log, int cpu, String shown, String why) throws IOException {
        int line = log.lines()
                        .map(text -> text.replaceAll("cpus: .*", "cpus:"))
                        .toList()
                        .indexOf(shown.strip())
                + 1;
        Program run = check(log);
        assertThat(run.status()).as(run.out()).isEqualTo(1);
        assertThat(run.out())
                .contains("\"code\":\"RC-IMPOSSIBLE\",\"cpu\":" + cpu + ",\"line\":" + line + ",")
                .contains("CPU " + cpu + ": ")
                .contains(why);
    }

    /** The real log of four CPUs, with as many more that answer as idle. */
    private static String widened(int cpus) throws IOException {
        return read(SYSRQ)
                .replace("to CPUs 1-3:", "to CPUs 1-" + (cpus - 1) + ":")
                .replace(LAST, skipped(4, cpus - 1) + LAST);
    }

    /** The real log of a debugger session, with as many more CPUs of which CPU 100 is not in. */
    private static String inDebugger(int cpus) throws IOException {
        return read(KDB).replace("2(D), 3(-)", "2(D), 3-99(-), 100(D), 101-" + (cpus - 1) + "(-)");
    }

    private static String skipped(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(LargeMachineTest::skipped)
                .collect(Collectors.joining());
    }

    private static String skipped(int cpu) {
        return "[    7.120000] NMI backtrace for cpu " + cpu + " skipped: idling at cpu_do_idle+0x24/0x48\n";
    }

    private Program check(String log) throws IOException {
        Path file = Files.writeString(folder.resolve("widened.log"), log, ISO_8859_1);
        return Program.run("check", "--format", "ndjson", file.toString());
    }

    private static String read(String name) throws IOException {
        return Files.readString(SAMPLES.resolve(name), ISO_8859_1).replace("\r", "");
    }
}
