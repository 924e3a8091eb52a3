package org.rollcall.message;

import org.jspecify.annotations.Nullable;

/** What makes a CPU start a roll call, or shows how the one that started it goes on. */
public sealed interface Triggering extends Message {
    @Override
    default Topic topic() {
        return Topic.TRIGGERING;
    }

    /** The CPU that asks because of it, or null where the line does not say. */
    default @Nullable Integer asker() {
        return null;
    }

    /** {@code sysrq: Show backtrace of all active CPUs}. */
    record ShowAllCpus() implements Triggering {}

    /** {@code This sysrq operation is disabled.}: nobody is asked. */
    record SysrqDisabled() implements Triggering {}

    /** {@code rcu: INFO: rcu_%s detected stalls on CPUs/tasks} and its self-detected and expedited forms. */
    record RcuStall(boolean self) implements Triggering {}

    /** {@code rcu: Stack dump where RCU GP kthread last ran:}. */
    record RcuLastRan() implements Triggering {}

    /** {@code rcu: 2-...0: (...)}: a CPU that holds up the grace period. */
    record RcuStalledCpu(int cpu, String flags) implements Triggering {
        /** How it is with RCU's own irq_work at this CPU, which is another interrupt than that of a backtrace. */
        public String irqWork() {
            return switch (flags.charAt(3)) {
                case '.' -> "it has taken RCU's irq_work in this grace period, so it took interrupts then";
                case '!' ->
                    "RCU has no irq_work pending at it, the last one is of an older grace period: that says nothing of a backtrace";
                case '?' -> "this kernel has no irq_work";
                case '0' ->
                    "RCU's irq_work is pending at it since this grace period: it has taken no interrupt since then";
                default ->
                    "RCU's irq_work is pending at it for " + flags.charAt(3)
                            + (flags.charAt(3) == '9' ? " or more" : "")
                            + " grace periods: it has taken no interrupt since then";
            };
        }
    }

    /** {@code (detected by %d, ...)}. */
    record RcuDetectedBy(int cpu) implements Triggering {
        @Override
        public Integer asker() {
            return cpu;
        }
    }

    /** The RCU report goes on after its requests: kthread starved, timer wakeup, kthread stack dump. */
    record RcuContinues() implements Triggering {}

    /** {@code BUG: soft lockup - CPU#%d stuck}. */
    record SoftLockup(int cpu) implements Triggering {
        @Override
        public Integer asker() {
            return cpu;
        }
    }

    /** {@code Watchdog detected hard LOCKUP on cpu %d}; the detector is printed since 6.16. */
    record HardLockup(@Nullable Integer detector, int cpu) implements Triggering {
        @Override
        public @Nullable Integer asker() {
            return detector;
        }
    }

    /** {@code CPU %d detected hard LOCKUP on other CPUs %*pbl} of powerpc, which asks them by an interrupt of its own: no request is dropped. */
    record OtherHardLockups(int detector, CpuSet cpus) implements Triggering {
        @Override
        public Integer asker() {
            return detector;
        }
    }

    /** {@code INFO: task %s:%d blocked for more than %ld seconds.} */
    record HungTask() implements Triggering {}

    /** {@code rcu: INFO: Stall ended before state dump start} and the like: no CPU is asked, or no further one; why, as a clause. */
    record RcuAsksNobody(String why) implements Triggering {}

    /** {@code rcu: Offline CPU %d blocking current GP.}: this CPU is not asked. */
    record RcuOfflineCpu(int cpu) implements Triggering {}

    /**
     * {@code csd: Detected non-responsive CSD lock (#%d) on CPU#%d, waiting %lld ns for CPU#%02d %pS(%ps).} and {@code Continued ...}.
     *
     * @param id the number of the report
     * @param requester the CPU that waits
     * @param target the CPU that it waits for, or null where the line is cut
     * @param function what is called there, or ""
     */
    record CsdLock(int id, int requester, @Nullable Integer target, String function) implements Triggering {
        @Override
        public Integer asker() {
            return requester;
        }
    }

    /** {@code panic: Redirecting from CPU %d to CPU %d for crash kernel.}: without a time-out. */
    record PanicRedirecting(int from, int to) implements Triggering {}

    /** {@code panic: Redirected from CPU %d, skipping stack dump.}: the other CPU panics. */
    record PanicRedirected(int from) implements Triggering {}

    /** {@code panic: failed to redirect to CPU %d}, {@code panic: target CPU %d is offline}: nobody is asked, the panic goes on where it is. */
    record PanicNotRedirected(int to) implements Triggering {}

    /** {@code Kernel panic - not syncing: %s}. */
    record Panic(String reason) implements Triggering {}
}
