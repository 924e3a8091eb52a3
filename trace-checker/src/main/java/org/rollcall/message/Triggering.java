package org.rollcall.message;

import org.jspecify.annotations.Nullable;

/** What makes a CPU start a roll call, or shows how the one that started it goes on. */
public sealed interface Triggering extends Message {
    /** {@code sysrq: Show backtrace of all active CPUs}. */
    record ShowAllCpus() implements Triggering {}

    /** {@code This sysrq operation is disabled.}: nobody is asked. */
    record SysrqDisabled() implements Triggering {}

    /** {@code rcu: INFO: rcu_%s detected stalls on CPUs/tasks} and its self-detected and expedited forms. */
    record RcuStall(boolean self) implements Triggering {}

    /** {@code rcu: Stack dump where RCU GP kthread last ran:}. */
    record RcuLastRan() implements Triggering {}

    /** {@code rcu: 2-...0: (...)}: a CPU that holds up the grace period. */
    record RcuStalledCpu(int cpu) implements Triggering {}

    /** {@code (detected by %d, ...)}. */
    record RcuDetectedBy(int cpu) implements Triggering {}

    /** The RCU report goes on after its requests: kthread starved, timer wakeup, kthread stack dump. */
    record RcuContinues() implements Triggering {}

    /** {@code BUG: soft lockup - CPU#%d stuck}. */
    record SoftLockup(int cpu) implements Triggering {}

    /** {@code Watchdog detected hard LOCKUP on cpu %d}; the detector is printed since 6.16. */
    record HardLockup(@Nullable Integer detector, int cpu) implements Triggering {}

    /** {@code INFO: task %s:%d blocked for more than %ld seconds.} */
    record HungTask() implements Triggering {}

    /** {@code csd: Detected non-responsive CSD lock (#%d) on CPU#%d}. */
    record CsdLock(int requester) implements Triggering {}

    /** {@code Kernel panic - not syncing: %s}. */
    record Panic(String reason) implements Triggering {}
}
