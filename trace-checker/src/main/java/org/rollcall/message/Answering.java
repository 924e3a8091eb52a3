package org.rollcall.message;

/** A CPU answers a request, or the kernel itself says that it did not. */
public sealed interface Answering extends Message {
    @Override
    default Topic topic() {
        return Topic.ANSWERING;
    }

    /** The CPU that the message is about. */
    int cpu();

    /** Whether the state of the CPU follows in the text. */
    default boolean beginsDump() {
        return this instanceof NmiBacktrace || this instanceof ShowCpu;
    }

    /** Whether the CPU itself is heard from. */
    default boolean isHeard() {
        return beginsDump()
                || this instanceof SkippedIdling
                || this instanceof ShowCpuIdling
                || this instanceof GlobalRegisters;
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

    /** {@code nmi_backtrace_stall_check: CPU %d: NMIs are not reaching ...} of x86: the kernel says how it is with a silent CPU. */
    record StallCheck(int cpu, State state) implements Answering {
        /** What the kernel has found out. */
        public enum State {
            /** NMIs do not get to the CPU, or it ignores them. */
            NOT_REACHED("the kernel says that NMIs do not reach it"),
            /** It took an NMI and does not come out of the handler. */
            IN_NMI("the kernel says that it is in its NMI handler and takes no further NMI"),
            /** It takes NMIs: its answer is under way or was lost. */
            HANDLING("the kernel says that it handles NMIs"),
            /** It ignores NMIs as it should: offline or between two kernels. */
            EXCUSED("the kernel says that it ignores NMIs legitimately");

            private final String words;

            State(String words) {
                this.words = words;
            }

            /** The same in a clause. */
            public String words() {
                return words;
            }
        }

        /** Whether the CPU is missed by what the kernel says. */
        public boolean isMiss() {
            return state == State.NOT_REACHED || state == State.IN_NMI;
        }
    }

    /** The kernel could not even ask this CPU, and asks it in no other way. */
    record NotSent(int cpu, Why why) implements Answering {
        /** What stood in the way. */
        public enum Why {
            /** {@code Unable to send backtrace IPI to CPU%u - perhaps it hung?} of mips and loongarch. */
            CALL_SLOT_BUSY(
                    "it still owes the answer to an earlier request, so its call slot is busy and nothing was sent"),
            /** {@code SDEI_EVENT_SIGNAL to CPU %u failed: %d}. */
            SDEI_SIGNAL_FAILED("firmware refused the SDEI event, and nothing else was sent");

            private final String words;

            Why(String words) {
                this.words = words;
            }

            /** The same in a clause. */
            public String words() {
                return words;
            }
        }
    }

    /**
     * A record of sparc's {@code __global_reg_poll}.
     *
     * @param sender whether the record is marked as the requester's own
     * @param empty whether the registers are all zero: this CPU never stored any
     */
    record GlobalRegisters(int cpu, boolean sender, boolean empty) implements Answering {}
}
