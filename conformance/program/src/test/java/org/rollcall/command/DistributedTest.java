package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.rollcall.process.Command;
import org.rollcall.process.OutsideProcess;

/** The TLA+ tools on two machines that are this one. */
class DistributedTest {
    private static final String HERE = "127.0.0.1";
    private static final long PATIENCE_SECONDS = 240;

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        }
    }

    /** A worker in a process of its own, and what it says. */
    private record Worker(OutsideProcess process, List<String> said, CompletableFuture<Integer> status) {
        static Worker start(String port) throws IOException {
            OutsideProcess process = Command.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Rollcall.class.getName(),
                            "model",
                            "--join",
                            HERE,
                            "--port",
                            port)
                    .errorsAmongOutput()
                    .start();
            List<String> said = Collections.synchronizedList(new ArrayList<>());
            CompletableFuture<Integer> status = new CompletableFuture<>();
            Thread reader = new Thread(() -> {
                try {
                    status.complete(process.eachLine(said::add));
                } catch (IOException | InterruptedException e) {
                    status.completeExceptionally(e);
                }
            });
            reader.setDaemon(true);
            reader.start();
            return new Worker(process, said, status);
        }
    }

    private static void await(StringWriter said, String words) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
        while (!said.toString().contains(words) && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(said.toString()).contains(words);
    }

    @Test
    void aWorkerThatIsKilledIsToldAndTheRunEndsRight() throws Exception {
        String port = freePort();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CompletableFuture<Integer> server = CompletableFuture.supplyAsync(() -> Rollcall.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                "model",
                "--distributed",
                HERE,
                "--port",
                port,
                "ML-nmi-all"));
        await(err, "ready");

        Worker first = Worker.start(port);
        await(err, "1 at work");
        Worker second = Worker.start(port);
        first.process().close(); // SIGKILL, the tools' JVM with it
        await(err, "was lost");

        assertThat(server.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as(err::toString)
                .isZero();
        assertThat(out.toString())
                .startsWith("ML-nmi-all: holds, as expected")
                .contains("4,798 distinct states; 2 workers joined, 1 lost");
        assertThat(second.status().get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isZero();
        assertThat(second.said()).anyMatch(line -> line.startsWith("rollcall: joined " + HERE));
    }

    @Test
    void withoutAServerJoinEndsInALine() throws IOException {
        Program run = Program.run("model", "--join", HERE, "--port", freePort());

        assertThat(run.status()).isEqualTo(ExitStatus.ERROR);
        assertThat(run.err()).matches("rollcall: no server at 127\\.0\\.0\\.1:\\d+: .*; start one with .*\\R");
    }

    @Test
    void whatCannotBeDistributedIsRefused() {
        assertThat(Program.run("model", "--distributed", HERE, "V6-irq-live-late-join")
                        .err())
                .contains("no temporal properties on several machines");
        assertThat(Program.run("model", "--distributed", HERE, "--port", "70000", "ML-nmi-all")
                        .err())
                .isEqualTo("rollcall: a port is 1 to 65535, not 70000" + System.lineSeparator());
        assertThat(Program.run("model", "--join", HERE, "--threads", "0").err()).contains("1 to 64 threads");
        assertThat(Program.run("model", "--distributed", HERE, "--all").err()).contains("a model that is named");
    }

    @Test
    void aPortThatIsTakenIsSaid() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            Program run = Program.run(
                    "model", "--distributed", HERE, "--port", String.valueOf(taken.getLocalPort()), "ML-nmi-roundup");

            assertThat(run.status()).isEqualTo(ExitStatus.ERROR);
            assertThat(run.err()).contains("Port already in use").contains("BOUNDED: 0 distinct states");
        }
    }
}
