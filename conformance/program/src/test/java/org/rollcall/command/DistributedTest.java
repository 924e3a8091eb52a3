package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.rollcall.process.Command;
import org.rollcall.process.OutsideProcess;

/** The TLA+ tools on three machines that are this one: network namespaces where it has them, or else its loopback device. */
class DistributedTest {
    private static final String HERE = "127.0.0.1";
    private static final long PATIENCE_SECONDS = 240;
    /** For the tools' JVMs, too: these run for a moment. */
    private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        }
    }

    /** A program in a process of its own, and what it says. */
    private record Running(OutsideProcess process, List<String> said, CompletableFuture<Integer> status) {
        static Running start(List<String> host, String... words) throws IOException {
            List<String> command = new ArrayList<>(host);
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Rollcall.class.getName(),
                    "model"));
            Collections.addAll(command, words);
            OutsideProcess process = Command.of(command)
                    .with("JDK_JAVA_OPTIONS", FIRST_COMPILER)
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
            return new Running(process, said, status);
        }

        void await(String words) throws InterruptedException {
            long end = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
            while (said.stream().noneMatch(line -> line.contains(words)) && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assertThat(said).anyMatch(line -> line.contains(words));
        }

        int ended() throws Exception {
            return status.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Two workers join, the first is killed, and the run ends right. The second sees itself at {@code address}. */
    private static void withAKilledWorker(String server, IntFunction<List<String>> host, String address)
            throws Exception {
        String port = freePort();
        Running serving = Running.start(host.apply(0), "--distributed", server, "--port", port, "ML-nmi-all");
        serving.await("ready");
        Running first = Running.start(host.apply(1), "--join", server, "--port", port);
        serving.await("1 at work");
        Running second = Running.start(host.apply(2), "--join", server, "--port", port);
        first.process().close(); // SIGKILL, the tools' JVM with it
        serving.await("was lost");

        assertThat(serving.ended()).as(serving.said()::toString).isZero();
        assertThat(serving.said())
                .contains("ML-nmi-all: holds, as expected", "4,798 distinct states; 2 workers joined, 1 lost");
        assertThat(second.ended()).isZero();
        assertThat(second.said()).contains("rollcall: joined " + server + ":" + port + " as " + address);
    }

    /** Three hosts; none if the system does not let us have them, and then it says why. */
    private static Optional<Network> network() throws InterruptedException {
        try {
            return Optional.of(new Network(2));
        } catch (IOException e) {
            System.out.println("no network namespaces, all on the loopback device: " + e.getMessage());
            return Optional.empty();
        }
    }

    @Test
    void aWorkerThatIsKilledIsToldAndTheRunEndsRight() throws Exception {
        Optional<Network> laid = network();
        if (laid.isEmpty()) {
            withAKilledWorker(HERE, host -> List.of(), HERE);
            return;
        }
        try (Network network = laid.get()) {
            withAKilledWorker(Network.SERVER, network::at, "10.213.2.2");
        }
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
