package org.rollcall.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StateOfProcessTest {
    private static final Executor LATER = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);

    private Process busy;
    private Path stat;

    @BeforeEach
    void start() throws IOException {
        busy = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        stat = Path.of("/proc", Long.toString(busy.pid()), "stat");
        assumeThat(stat).exists();
    }

    @AfterEach
    void end() {
        busy.destroyForcibly();
    }

    @Test
    void itsStopIsWaitedFor() {
        LATER.execute(this::stop);
        StateOfProcess.STOPPED.await(busy.toHandle());
        assertThat(state()).contains(") T ");
    }

    @Test
    void itsEndIsWaitedFor() {
        LATER.execute(busy::destroyForcibly);
        StateOfProcess.OVER.await(busy.toHandle());
        assertThat(state()).doesNotContain(") R ");
    }

    private String state() {
        try {
            return Files.readString(stat);
        } catch (IOException e) {
            return "gone";
        }
    }

    private void stop() {
        try {
            new ProcessBuilder("sh", "-c", "kill -STOP " + busy.pid()).start();
        } catch (IOException e) {
            busy.destroyForcibly();
        }
    }
}
