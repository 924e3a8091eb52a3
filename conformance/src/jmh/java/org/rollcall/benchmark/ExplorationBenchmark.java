package org.rollcall.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rollcall.kernel.Variant;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuSet;
import org.rollcall.machine.Exploration;
import org.rollcall.machine.Machine;

/** Exploration of the mainline model with three CPUs that mask at will, on one core. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = {"-XX:+UseSerialGC", "-Xmx2g"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class ExplorationBenchmark {
    /** What JMH turns into a rate: transitions taken. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Counters {
        public long transitions;
        public long states;
    }

    /** The machine under test. */
    @State(Scope.Benchmark)
    public static class Mainline {
        Machine machine;

        @Setup
        public void make() {
            CpuSet all = CpuSet.first(3);
            machine = new Machine(Configuration.of(Variant.ML, 3)
                    .withMasks(all)
                    .withWindows(all)
                    .withMaxBt(2)
                    .withMaxKg(2));
        }
    }

    @Benchmark
    public Exploration.Result explore(Mainline mainline, Counters counters) {
        Exploration.Result result = Exploration.of(mainline.machine).run();
        counters.transitions += result.generated();
        counters.states += result.distinct();
        return result;
    }
}
