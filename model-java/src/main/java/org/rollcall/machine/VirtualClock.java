package org.rollcall.machine;

import java.time.Duration;
import org.rollcall.kernel.StepKind;

/**
 * The time that a schedule takes on a real kernel, if only its time-outs take time. The kernel counts its waits in
 * milliseconds of busy loop.
 */
public final class VirtualClock {
    /** lib/nmi_backtrace.c: 10 000 rounds of mdelay(1). */
    public static final Duration BACKTRACE = Duration.ofMillis(10_000);
    /** kernel/debug/debug_core.c: time_left from 1000, decremented before each udelay(1000): 999 rounds. */
    public static final Duration ROUNDUP = Duration.ofMillis(999);
    /** arch/arm64/kernel/smp.c, v6.12: one second before the stop is tried by NMI. */
    public static final Duration STOP = Duration.ofMillis(1000);

    /** The same: 10 ms before the stop by NMI has failed. */
    public static final Duration STOP_NMI = Duration.ofMillis(10);

    /** The same, v7.3: 100 ms before the stop by SDEI has failed. */
    public static final Duration STOP_SDEI = Duration.ofMillis(100);

    private VirtualClock() {}

    /** What one step takes. */
    public static Duration of(StepKind kind) {
        return switch (kind) {
            case TIMEOUT_BT -> BACKTRACE;
            case TIMEOUT_KG -> ROUNDUP;
            case TIMEOUT_STOP -> STOP;
            case TIMEOUT_STOP_NMI -> STOP_NMI;
            case TIMEOUT_STOP_SDEI -> STOP_SDEI;
            default -> Duration.ZERO;
        };
    }

    /** What a schedule takes. */
    public static Duration elapsed(Schedule schedule) {
        return schedule.steps().stream().map(step -> of(step.kind())).reduce(Duration.ZERO, Duration::plus);
    }
}
