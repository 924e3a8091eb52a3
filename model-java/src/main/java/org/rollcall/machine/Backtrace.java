package org.rollcall.machine;

import java.util.stream.Stream;
import org.rollcall.kernel.CallersMask;
import org.rollcall.kernel.Variables;

/**
 * Who asks for backtraces.
 *
 * @param requesters CPUs that may ask for a backtrace
 * @param btTargets the mask that the caller of nmi_trigger_cpumask_backtrace() passes
 * @param btSpared CPUs of it that a request may leave out, each request anew
 * @param btNamed CPUs that the caller names whether they are online or not
 * @param maxBt number of backtrace requests, 0..15
 * @param printLock the NMI handler takes the printk CPU lock (kernels since v5.15)
 */
public record Backtrace(
        CpuMask requesters, CpuMask btTargets, CpuMask btSpared, CpuMask btNamed, int maxBt, boolean printLock) {
    public Backtrace {
        if (maxBt < 0 || maxBt > Variables.MAX_COUNT) {
            throw new IllegalArgumentException("maxBt is 0 to " + Variables.MAX_COUNT);
        }
    }

    static Backtrace ofAll(int cpus) {
        return new Backtrace(CpuMask.of(0), CpuMask.first(cpus), CpuMask.EMPTY, CpuMask.EMPTY, 1, false);
    }

    CallersMask callersMask() {
        return new CallersMask(btTargets.bits(), btSpared.bits(), btNamed.bits());
    }

    static Stream<Constant<Backtrace, ?>> constants() {
        return Stream.of(
                new Constant<>("Requesters", CpuMask.class, Backtrace::requesters, Backtrace::withRequesters),
                new Constant<>("BtTargets", CpuMask.class, Backtrace::btTargets, Backtrace::withBtTargets),
                new Constant<>("BtSpared", CpuMask.class, Backtrace::btSpared, Backtrace::withBtSpared),
                new Constant<>("BtNamed", CpuMask.class, Backtrace::btNamed, Backtrace::withBtNamed),
                new Constant<>("MaxBt", Integer.class, Backtrace::maxBt, Backtrace::withMaxBt),
                new Constant<>("PrintLock", Boolean.class, Backtrace::printLock, Backtrace::withPrintLock));
    }

    /** With {@code requesters}. */
    public Backtrace withRequesters(CpuMask requesters) {
        return new Backtrace(requesters, btTargets, btSpared, btNamed, maxBt, printLock);
    }

    /** With {@code btTargets}. */
    public Backtrace withBtTargets(CpuMask btTargets) {
        return new Backtrace(requesters, btTargets, btSpared, btNamed, maxBt, printLock);
    }

    /** With {@code btSpared}. */
    public Backtrace withBtSpared(CpuMask btSpared) {
        return new Backtrace(requesters, btTargets, btSpared, btNamed, maxBt, printLock);
    }

    /** With {@code btNamed}. */
    public Backtrace withBtNamed(CpuMask btNamed) {
        return new Backtrace(requesters, btTargets, btSpared, btNamed, maxBt, printLock);
    }

    /** With {@code maxBt}. */
    public Backtrace withMaxBt(int maxBt) {
        return new Backtrace(requesters, btTargets, btSpared, btNamed, maxBt, printLock);
    }

    /** With {@code printLock}. */
    public Backtrace withPrintLock(boolean printLock) {
        return new Backtrace(requesters, btTargets, btSpared, btNamed, maxBt, printLock);
    }
}
