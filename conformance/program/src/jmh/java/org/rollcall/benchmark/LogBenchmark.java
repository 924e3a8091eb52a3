package org.rollcall.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.rollcall.belief.LogJudge;

/**
 * 100 MB of log from the page cache: the checker, {@code grep -cE}, and a script with one regular expression. The collector is the one
 * that the program is started with, the heap the memory it has to do with.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-Xmx256m"})
public class LogBenchmark {
    private static final int SIZE = 100_000_000;
    private static final String WORDS =
            "Sending NMI from CPU|NMI backtrace for cpu|Timed out waiting for secondary CPUs";

    @Param
    SyntheticLog text;

    private Path file;

    /** Writes the log. */
    @Setup(Level.Trial)
    public void write() throws IOException {
        file = Files.createTempFile("rollcall", ".log");
        text.write(file, SIZE);
    }

    /** Removes it. */
    @TearDown(Level.Trial)
    public void remove() throws IOException {
        Files.delete(file);
    }

    /** What the thread of a benchmark used of a core: on a shared machine the wall clock also counts the work of others. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Core {
        private long start;
        private long runs;
        private int iterations;

        /** Starts to count. */
        @Setup(Level.Iteration)
        public void start(BenchmarkParams params) {
            iterations = params.getMeasurement().getCount();
            runs = 0;
            start = used();
        }

        /** 10^6 bytes of log a second of thread CPU time. JMH adds up what the iterations of a fork report: each gives its share. */
        public double megabytesPerCpuSecond() {
            return runs == 0 ? 0 : runs * SIZE * 1e3 / (used() - start) / iterations;
        }

        private static long used() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    }

    /** Verdicts. */
    @Benchmark
    public long rollcall(Core core) throws IOException {
        core.runs++;
        long[] count = {0};
        var checker = LogJudge.checker(null, call -> count[0]++, event -> {});
        try (InputStream in = Files.newInputStream(file)) {
            checker.check(in);
        }
        return count[0] + checker.lines();
    }

    /** Counts of lines, nothing more. */
    @Benchmark
    public String grep() throws IOException {
        Process grep = new ProcessBuilder("grep", "-cE", WORDS, file.toString()).start();
        return new String(grep.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    /** What a quick script does: read lines, try an expression. */
    @Benchmark
    public long script() throws IOException {
        Pattern words = Pattern.compile(WORDS);
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            return lines.lines().filter(line -> words.matcher(line).find()).count();
        }
    }
}
