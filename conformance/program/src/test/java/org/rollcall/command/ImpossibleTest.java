package org.rollcall.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real logs in which one line was made up: no behaviour explains them, and the program says which line and why. */
class ImpossibleTest {
    private static final Path SAMPLES = Path.of("samples");
    private static final String SYSRQ = "6.12-klab.bc-l-hardlock1of4-pnmi.log";
    private static final String LAST = "[    7.131162] NMI backtrace for cpu 2";

    @TempDir
    private Path folder;

    @Test
    void aCpuAnswersTwice() throws IOException {
        assertThat(check(twice()))
                .contains("impossible")
                .contains("line 138: CPU 1: answers, but it has answered the request at line 135 already,"
                        + " and no request that names it is open")
                .contains("cpumask_test_cpu of nmi_cpu_backtrace");
    }

    @Test
    void theRequesterAnswersItself() throws IOException {
        String log = read(SYSRQ).replace(LAST, "[    7.120000] NMI backtrace for cpu 0 skipped: idling at x\n" + LAST);
        assertThat(check(log)).contains("line 138: CPU 0: answers, but it has answered");
    }

    @Test
    void aCpuThatWasNotAskedAnswers() throws IOException {
        String log = read(SYSRQ).replace("to CPUs 1-3:", "to CPUs 1-2:");
        assertThat(check(log)).contains("line 137: CPU 3: answers, but no request that names it is open");
    }

    @Test
    void anOfflineCpuAnswers() throws IOException {
        String log = read(SYSRQ)
                .replace("to CPUs 1-3:", "to CPUs 1-2:")
                .replace("[    7.092710] NMI", "[    7.092000] psci: CPU3 killed (polled 0 ms)\n[    7.092710] NMI");
        assertThat(check(log)).contains("line 138: CPU 3: answers, but it is offline");
    }

    @Test
    void aCpuIsNotInTheDebuggerAndShowsItsPrompt() throws IOException {
        String log = read("6.12-klab.d-kdb-daiflock-pnmi.log")
                .replaceFirst("\\[0]kdb> cpu\\R?Currently on cpu 0", "[2]kdb> cpu\nCurrently on cpu 2");
        assertThat(log).contains("Currently on cpu 2");
        assertThat(check(log))
                .contains("CPU 2: is shown as not in the debugger")
                .contains("R4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ndjson | \"verdict\":\"impossible\"",
                "ndjson | \"code\":\"RC-IMPOSSIBLE\",\"cpu\":1,\"line\":138",
                "json | RC-IMPOSSIBLE",
                "junit | failures=\"1\"",
                "ktap | not ok 1",
                "github | line=138,title=impossible",
                "sarif | \"ruleId\":\"RC-IMPOSSIBLE\""
            })
    void everyFormSaysSo(String form, String part) throws IOException {
        Path file = Files.writeString(folder.resolve("made-up.log"), twice(), ISO_8859_1);
        Program run = Program.run("check", "--format", form, file.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains(part);
    }

    @Test
    void thereIsNoBehaviourToCertify() throws IOException {
        Path file = Files.writeString(folder.resolve("made-up.log"), twice(), ISO_8859_1);
        Program run = Program.run("check", "--certify", file.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("not certified: roll call 1: no behaviour explains the text");
    }

    /** The same lines where text is missing, or where another behaviour may be behind them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "...",
                "[    7.119000] ** 7 printk messages dropped **",
                "[    7.119000] sysrq: Show backtrace of all active CPUs",
                "[    9.500000] a gap of time"
            })
    void whereTextMayBeMissingNothingIsImpossible(String mark) throws IOException {
        String second = "NMI backtrace for cpu 1 skipped: idling at x\n";
        String log = read(SYSRQ)
                .replace(LAST, mark + "\n[    " + (mark.contains("9.5") ? "9.6" : "7.12") + "0000] " + second + LAST);
        assertThat(statusAndText(log).out()).doesNotContain("impossible");
    }

    private static String twice() throws IOException {
        return read(SYSRQ).replace(LAST, "[    7.120000] NMI backtrace for cpu 1 skipped: idling at x\n" + LAST);
    }

    private String check(String log) throws IOException {
        Program run = statusAndText(log);
        assertThat(run.status()).as(run.out()).isEqualTo(1);
        return run.out().replaceAll("\\s+", " ");
    }

    private Program statusAndText(String log) throws IOException {
        Path file = Files.writeString(folder.resolve("made-up.log"), log, ISO_8859_1);
        return Program.run("check", "--explain", file.toString());
    }

    private static String read(String name) throws IOException {
        return Files.readString(SAMPLES.resolve(name), ISO_8859_1);
    }
}
