package org.rollcall.message;

/** A CPU answers a request, or the kernel itself says that it did not. */
public sealed interface Answering extends Message {
    /** The CPU that the message is about. */
    int cpu();

    /** Whether the state of the CPU follows in the text. */
    default boolean beginsDump() {
        return this instanceof NmiBacktrace || this instanceof ShowCpu;
    }

    /** {@code NMI backtrace for cpu %d}: the header of an answer, or of the requester's own dump. */
    record NmiBacktrace(int cpu) implements Answering {}

    /** {@code NMI backtrace for cpu %d skipped: idling at %pS}. */
    record SkippedIdling(int cpu) implements Answering {}

    /** {@code sysrq: CPU%d:} of {@code showacpu}, or of the requester itself. */
    record ShowCpu(int cpu) implements Answering {}

    /** {@code sysrq: CPU%d: backtrace skipped as idling}. */
    record ShowCpuIdling(int cpu) implements Answering {}

    /** {@code CPU %d didn't respond to backtrace IPI, inspecting paca.}; may be wrong before v5.14. */
    record DidNotRespond(int cpu) implements Answering {}

    /** {@code nmi_backtrace_stall_check: CPU %d: NMIs are not reaching ...} of x86: the kernel names the silent CPU. */
    record StallCheck(int cpu) implements Answering {}

    /**
     * A record of sparc's {@code __global_reg_poll}.
     *
     * @param sender whether the record is marked as the requester's own
     * @param empty whether the registers are all zero: this CPU never stored any
     */
    record GlobalRegisters(int cpu, boolean sender, boolean empty) implements Answering {}
}
