package org.rollcall.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that do as told, and programs that do not. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutsideProcessTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);

    private static Command shell(String script) {
        return Command.of("sh", "-c", script);
    }

    private static String text(OutsideProcess.Output output) {
        return new String(output.bytes(), StandardCharsets.UTF_8);
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().descendants().toList();
    }

    @Test
    void outputAndStatusAreThoseOfTheProgram(@TempDir Path folder) throws Exception {
        OutsideProcess.Output output = shell("pwd; echo $WORD; echo no >&2; exit 3")
                .in(folder)
                .with("WORD", "yes")
                .output(1000, LONG);
        assertThat(text(output)).isEqualTo(folder.toRealPath() + "\nyes\n");
        assertThat(output.status()).isEqualTo(3);
    }

    @Test
    void errorsGoWhereTheyAreSent(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("errors");
        assertThat(text(shell("echo no >&2").errorsAmongOutput().output(1000, LONG)))
                .isEqualTo("no\n");
        assertThat(text(shell("echo no >&2").errorsTo(file).output(1000, LONG))).isEmpty();
        assertThat(file).hasContent("no");
    }

    @Test
    void itReadsWhatItIsGiven(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("input"), "from a file");
        assertThat(text(shell("cat").inputFrom(file).output(1000, LONG))).isEqualTo("from a file");
        assertThat(text(shell("cat").output(1000, LONG))).as("nothing").isEmpty();
        try (OutsideProcess process = shell("cat").start()) {
            process.input().write("typed".getBytes(StandardCharsets.UTF_8));
            assertThat(text(process.output(1000, LONG))).isEqualTo("typed");
        }
    }

    /** A race: a kill that stops nobody first leaves somebody behind in one run of five. */
    @Test
    void whoIsJustBeingStartedEndsToo(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("followed"));
        String starter = "echo started; i=0; while [ $i -lt 300 ]; do tail -f " + file + " & i=$((i + 1)); done; wait";
        try (OutsideProcess process = shell(starter).start()) {
            assertThat(process.output().readNBytes(8)).hasSize(8);
        }
        List<ProcessHandle> left = ProcessHandle.allProcesses()
                .filter(each -> each.info().commandLine().orElse("").contains(file.toString()))
                .toList();
        left.forEach(ProcessHandle::destroyForcibly);
        assertThat(left).isEmpty();
    }

    @Test
    void itIsFedWhileItAnswers() throws Exception {
        String more = "more than a pipe holds\n".repeat(10_000);
        try (OutsideProcess process = shell("cat").start()) {
            process.feed(more);
            assertThat(new String(process.output().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(more);
        }
        try (OutsideProcess process = shell("exit 5").start()) {
            process.feed(more);
            assertThat(process.status(LONG)).hasValue(5);
        }
    }

    @Test
    void outputHasALimit() throws Exception {
        assertThat(text(shell("printf 12345").output(5, LONG))).isEqualTo("12345");
        assertThatIOException()
                .isThrownBy(() -> shell("printf 123456").output(5, LONG))
                .withMessage("sh writes more than 5 bytes");
        assertThatIOException().isThrownBy(() -> shell("exec yes").output(5, LONG));
        assertThat(children()).isEmpty();
    }

    @Test
    void timeHasALimit() {
        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> shell("echo begun; exec sleep 600").output(1000, SHORT));
        assertThatExceptionOfType(TimeoutException.class)
                .as("its output is over, it is not")
                .isThrownBy(() -> shell("exec sleep 600 >&-").output(1000, SHORT));
        assertThat(children()).isEmpty();
    }

    @Test
    void theStatusIsThereWhenItEnds() throws Exception {
        try (OutsideProcess process = shell("read line; exit 7").start()) {
            assertThat(process.status(SHORT)).isEmpty();
            process.input().close();
            assertThat(process.status(LONG)).hasValue(7);
        }
    }

    /** Whoever reads a console may be behind when the machine is ended. */
    @Test
    void whatItWroteBeforeItWasEndedCanBeRead(@TempDir Path folder) throws Exception {
        Path said = folder.resolve("said");
        OutsideProcess process =
                shell("echo words; mkdir " + said + "; exec sleep 600").start();
        while (!Files.exists(said)) {
            Thread.onSpinWait();
        }
        process.close();
        assertThat(new String(process.output().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("words\n");
    }

    @Test
    void itIsEndedWithWhatItStarted() throws Exception {
        List<ProcessHandle> all = new ArrayList<>();
        try (OutsideProcess process =
                shell("trap '' TERM; sleep 600 & echo up; wait").start()) {
            assertThat(process.output().read()).isEqualTo('u');
            ProcessHandle handle = ProcessHandle.of(process.pid()).orElseThrow();
            all.add(handle);
            handle.descendants().forEach(all::add);
        }
        assertThat(all).hasSizeGreaterThan(1);
        for (ProcessHandle each : all) {
            each.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void linesComeOneByOne() throws Exception {
        List<String> lines = new ArrayList<>();
        try (OutsideProcess process = shell("echo a; printf b; exit 4").start()) {
            assertThat(process.eachLine(lines::add)).isEqualTo(4);
        }
        assertThat(lines).containsExactly("a", "b");
    }

    @Test
    void whatTheReaderThrowsIsThrown() throws Exception {
        try (OutsideProcess process = shell("echo a; exec sleep 600").start()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> process.eachLine(line -> {
                        throw new IllegalStateException(line);
                    }))
                    .withMessage("a");
        }
    }

    @Test
    void anInterruptedThreadIsNotKept() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> shell("exec sleep 600").output(1000, LONG));
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> {
            try (OutsideProcess process = shell("exec sleep 600").start()) {
                process.eachLine(line -> {});
            }
        });
        assertThat(children()).isEmpty();
    }

    @Test
    void aMissingProgramIsOneLine(@TempDir Path folder) throws IOException {
        assertThatIOException()
                .isThrownBy(() -> Command.of("/no/such", "argument").in(folder).start())
                .withMessage("cannot run /no/such: No such file or directory");
        Path plain = Files.createFile(folder.resolve("plain"));
        assertThatIOException()
                .isThrownBy(() -> Command.of(plain.toString()).start())
                .withMessage("cannot run " + plain + ": Permission denied");
    }

    /** Starts a program, says its number, and ends without closing it. */
    static final class Ends {
        private Ends() {}

        public static void main(String[] arguments) throws IOException {
            System.out.print(shell("exec sleep 600").start().pid());
            System.out.flush();
            System.exit(0);
        }
    }

    @Test
    void itEndsWithThisProcess() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        OutsideProcess.Output output = Command.of(
                        java, "-Xshare:auto", "-cp", System.getProperty("java.class.path"), Ends.class.getName())
                .errorsToOurs()
                .output(1000, LONG);
        assertThat(output.status()).isZero();
        Optional<ProcessHandle> started = ProcessHandle.of(Long.parseLong(text(output)));
        if (started.isPresent()) { // until the system has taken note of its end
            started.get().onExit().get(30, TimeUnit.SECONDS);
        }
    }
}
