package org.rollcall.benchmark;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;
import org.rollcall.replay.Replay;
import org.rollcall.spec.Exploration;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.Specification;
import org.rollcall.spec.tla.TlaTools;

/**
 * A model from the parse of its modules to the last transition: enumerated by the TLA+ tools alone, and replayed, which is
 * the same enumeration with both sides compared, and the Java exploration after it. Warm: the replay has more code to compile,
 * which would be most of the difference in the first runs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 12)
@Measurement(iterations = 10)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-Xmx2g"})
public class ReplayBenchmark {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final TlaTools tools = TlaTools.ofProgram();
    private final Replay replay = new Replay(tools, LIMIT);

    @Param({"ML-nmi-all", "V6-nmi-all"})
    private String name;

    private Model model;

    /** Finds the model. */
    @Setup(Level.Trial)
    public void find() {
        model = Manifest.ofProgram().named(name);
    }

    /** The TLA+ tools alone. */
    @Benchmark
    public Exploration.Result enumerate() {
        try (Specification specification = tools.open(model)) {
            return Exploration.run(specification, new Exploration.Observer() {}, LIMIT);
        }
    }

    /** The Java model beside them. */
    @Benchmark
    public Replay.Outcome replay() {
        return replay.run(model);
    }
}
