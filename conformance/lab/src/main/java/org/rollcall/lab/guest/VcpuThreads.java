package org.rollcall.lab.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The host's threads that run the virtual CPUs of a QEMU with {@code debug-threads=on} and one thread for each CPU. */
final class VcpuThreads {
    private static final String NICE = "12";

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
        new ProcessBuilder(List.of("renice", "-n", NICE, "-p", thread))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
