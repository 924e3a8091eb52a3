package org.rollcall.message;

/** A requester asks CPUs for their backtrace ({@code nmi_trigger_cpumask_backtrace}). */
public sealed interface Asking extends Message {
    @Override
    default Topic topic() {
        return Topic.ASKING;
    }

    /**
     * {@code Sending NMI from CPU %d to CPUs %*pbl:}. The list lacks the requester, whose own dump comes before.
     *
     * @param whole whether the list ends with its colon; if not, a hard wrap may have cut it
     */
    record SendingNmi(int requester, CpuSet cpus, boolean whole) implements Asking {}

    /** {@code Sending NMI to all CPUs:}, x86 before the cpumask rework of 4.11: neither requester nor list. */
    record SendingNmiToAll() implements Asking {}

    /**
     * {@code After 10 seconds, these CPUS still haven't responded to the NMI: %*pbl}: the requester gives up on these. The last of them may answer
     * while it prints: then the list is empty.
     *
     * @param whole false if the list is cut
     */
    record StillSilent(CpuSet cpus, boolean whole) implements Asking {}
}
