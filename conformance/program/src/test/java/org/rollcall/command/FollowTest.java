package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code --follow} on streams. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FollowTest {
    private static final String LOG = """
            [   10.000100] NMI backtrace for cpu 0
            [   10.000400] Sending NMI from CPU 0 to CPUs 1-2:
            [   10.000500] NMI backtrace for cpu 1
            [   21.000000] other
            [   21.000100] sysrq: Show backtrace of all active CPUs
            """;

    @TempDir
    private Path folder;

    @Test
    void aFifoThatNeverEndsIsJudgedAsItGoes() throws Exception {
        Path fifo = folder.resolve("console");
        assumeTrue(mkfifo(fifo), "no mkfifo on this machine");
        var out = new StringWriter();
        var status = new CompletableFuture<Integer>();
        var program = new Thread(() -> status.complete(Rollcall.run(
                new PrintWriter(out, true), new PrintWriter(out, true), "check", "--follow", fifo.toString())));
        program.start();
        try (OutputStream console = Files.newOutputStream(fifo)) {
            console.write(LOG.getBytes(StandardCharsets.US_ASCII));
            console.flush();
            while (!out.toString().contains("CPU 2")) {
                assertThat(status).isNotDone();
                Thread.sleep(20);
            }
            program.interrupt();
            assertThat(status.get()).isEqualTo(1);
        }
    }

    @Test
    void standardInputIsFollowedToItsEnd() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(LOG.getBytes(StandardCharsets.US_ASCII)));
        try {
            Program followed = Program.run("check", "--follow", "-");
            assertThat(followed.status()).isEqualTo(1);
            assertThat(followed.out()).contains("CPU 2");
            assertThat(followed.err()).isEmpty();
            assertThat(followed.out())
                    .startsWith("missed: backtrace by CPU 0, asked 0-2, answered 0-1, missed 2 (line 2)\n  CPU 2: ")
                    .endsWith("missed in 5 lines: standard input\n");
        } finally {
            System.setIn(before);
        }
    }

    private static boolean mkfifo(Path path) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
