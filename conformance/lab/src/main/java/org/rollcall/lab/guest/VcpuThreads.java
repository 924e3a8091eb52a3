package org.rollcall.lab.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.rollcall.process.Command;

/** The host's threads that run the virtual CPUs of a QEMU with {@code debug-threads=on} and one thread for each CPU. */
final class VcpuThreads {
    private static final String NICE = "12";
    private static final int LONGEST_ANSWER = 1 << 16;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private VcpuThreads() {}

    /** Does its best: without the right to do it, the guest's time is only more stretched. */
    static void lowerPriority(long pid, int cpu) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : (Iterable<Path>) threads::iterator) {
                if (name(thread).equals("CPU " + cpu + "/TCG")) {
                    renice(thread.getFileName().toString());
                }
            }
        } catch (IOException noSuchHost) {
            // a host without /proc, or a machine that has just ended
        }
    }

    private static String name(Path thread) throws IOException {
        return Files.readString(thread.resolve("comm")).strip();
    }

    private static void renice(String thread) throws IOException {
        try {
            Command.of("renice", "-n", NICE, "-p", thread).output(LONGEST_ANSWER, PATIENCE);
        } catch (TimeoutException slowHost) {
            // then the guest runs as it did
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
