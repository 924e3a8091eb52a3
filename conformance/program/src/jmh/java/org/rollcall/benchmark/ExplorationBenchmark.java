package org.rollcall.benchmark;

import org.rollcall.kernel.Habit;
import java.time.Duration;
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
import org.rollcall.kernel.KernelVersion;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;
import org.rollcall.machine.Exploration;
import org.rollcall.machine.Machine;
import org.rollcall.replay.ConfigurationWriter;
import org.rollcall.spec.EngineResult;
import org.rollcall.spec.tla.TlaTools;

/** The mainline model with three CPUs that mask at will, explored in Java alone and by TLC, on one core. */
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

    /** The machine under test, and the same model for TLC. */
    @State(Scope.Benchmark)
    public static class Mainline {
        final TlaTools tools = TlaTools.ofProgram();
        Machine machine;
        String constants;

        @Setup
        public void make() {
            CpuMask all = CpuMask.first(3);
            Configuration configuration = Configuration.of(KernelVersion.ML, 3)
                    .with(Habit.MASKS, all)
                    .with(Habit.WINDOWS, all)
                    .withBacktrace(backtrace -> backtrace.withMaxBt(2))
                    .withDebugger(debugger -> debugger.withMaxKg(2));
            machine = new Machine(configuration);
            constants = ConfigurationWriter.write(configuration);
        }
    }

    @Benchmark
    public Exploration.Result explore(Mainline mainline, Counters counters) {
        Exploration.Result result = Exploration.of(mainline.machine).run();
        counters.transitions += result.generated();
        counters.states += result.distinct();
        return result;
    }

    /** One worker, from the parse to the last state; no invariant. */
    @Benchmark
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 3, time = 1)
    public EngineResult tlc(Mainline mainline, Counters counters) {
        EngineResult result = mainline.tools.runConfigured("MCIpiNmi", mainline.constants, Duration.ofMinutes(10));
        counters.transitions += result.generated();
        counters.states += result.distinct();
        return result;
    }
}
