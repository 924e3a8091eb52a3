package org.rollcall.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rollcall.gic.Caller;
import org.rollcall.gic.Compatibility;
import org.rollcall.gic.Gic;
import org.rollcall.gic.GicConfiguration;
import org.rollcall.gic.Register;

/** Register operations on one core: an SGI sent, seen, acknowledged and ended, with the reads that a test makes around it. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class GicBenchmark {
    private static final Caller EL1 = Caller.KERNEL;
    private static final int OPERATIONS = 10;

    private Gic gic;
    private int turn;

    @Setup
    public void setUp() {
        gic = new Gic(GicConfiguration.of(4, false, Compatibility.ARCHITECTURE));
        for (int pe = 0; pe < 4; pe++) {
            write(pe, Register.GICR_WAKER, 0);
            write(pe, Register.GICR_IGROUPR0, 0xffffffffL);
            for (int intid = 0; intid < 32; intid++) {
                gic.write(pe, EL1, Register.GICR_IPRIORITYR, pe, intid, 0xa0);
            }
            write(pe, Register.GICR_ISENABLER0, 0xffffffffL);
            write(pe, Register.ICC_PMR_EL1, 0xf0);
            write(pe, Register.ICC_IGRPEN1_EL1, 1);
        }
        write(0, Register.GICD_CTLR, 3);
    }

    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public long roundOfOneSgi() {
        turn++;
        int pe = turn & 3;
        write(pe, Register.ICC_SGI1R_EL1, (long) (turn & 15) << 24 | 0xf);
        long sum = 0;
        sum += read(pe, Register.ISR_EL1);
        sum += read(pe, Register.ICC_HPPIR1_EL1);
        sum += read(pe, Register.GICR_ISPENDR0);
        write(pe, Register.ICC_PMR_EL1, 0xf0);
        long intid = read(pe, Register.ICC_IAR1_EL1);
        sum += read(pe, Register.ICC_RPR_EL1);
        sum += read(pe, Register.GICR_ISACTIVER0);
        write(pe, Register.ICC_EOIR1_EL1, intid);
        sum += read(pe, Register.ISR_EL1);
        return sum;
    }

    private long read(int pe, Register register) {
        return gic.trap(pe, register, EL1, true) == null ? gic.read(pe, EL1, register, pe, 0) : -1;
    }

    private void write(int pe, Register register, long value) {
        if (gic.trap(pe, register, EL1, false) == null) {
            gic.write(pe, EL1, register, pe, 0, value);
        }
    }
}
