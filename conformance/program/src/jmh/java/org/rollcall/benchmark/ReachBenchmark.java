package org.rollcall.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;
import org.rollcall.machine.Exploration;
import org.rollcall.machine.Machine;
import org.rollcall.reach.Plan;
import org.rollcall.reach.Reach;

/** The mainline model with four CPUs that mask at will: the plain search, and the compressed one with one thread and with two. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = {"-XX:+UseSerialGC", "-Xmx2g"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class ReachBenchmark {
    /** What JMH turns into a rate: transitions taken. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Counters {
        public long transitions;
    }

    @Param({"false", "true"})
    boolean symmetric;

    private Machine machine;

    @Setup
    public void make() {
        CpuMask all = CpuMask.first(4);
        machine = new Machine(
                Configuration.of(KernelVersion.ML, 4).with(Habit.MASKS, all).with(Habit.WINDOWS, all));
    }

    @Benchmark
    public Exploration.Result plain(Counters counters) {
        Exploration exploration = Exploration.of(machine);
        return counted((symmetric ? exploration.upToSymmetry() : exploration).run(), counters);
    }

    @Benchmark
    public Exploration.Result oneThread(Counters counters) {
        return counted(Reach.run(Plan.of(machine).upToSymmetry(symmetric)), counters);
    }

    @Benchmark
    public Exploration.Result twoThreads(Counters counters) {
        return counted(Reach.run(Plan.of(machine).upToSymmetry(symmetric).withThreads(2)), counters);
    }

    private static Exploration.Result counted(Exploration.Result result, Counters counters) {
        counters.transitions += result.generated();
        return result;
    }
}
