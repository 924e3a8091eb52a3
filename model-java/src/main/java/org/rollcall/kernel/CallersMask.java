package org.rollcall.kernel;

/**
 * The mask that the caller of nmi_trigger_cpumask_backtrace() passes, as sets of CPUs. Each request leaves out what it
 * wants, {@link StepKind#LEAVE_OUT}.
 *
 * @param targets CPUs that are asked if they are online
 * @param spared CPUs that a request may leave out
 * @param named CPUs that are asked whether they are online or not
 */
public record CallersMask(long targets, long spared, long named) {
    /** The mask of the request that is being made. */
    long of(Variables v, long[] s) {
        return (targets & v.online.get(s) | named) & ~v.btSkip.get(s);
    }

    /** Whether the request that is being made may leave a CPU out that it has not left out yet. */
    boolean mayLeaveOut(Variables v, long[] s, int d) {
        return (spared & ~v.btSkip.get(s) & 1L << d) != 0;
    }
}
