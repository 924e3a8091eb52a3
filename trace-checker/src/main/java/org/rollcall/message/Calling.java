package org.rollcall.message;

/** What {@code csd_lock_wait_toolong} of kernel/smp.c says of a call that it has reported; {@code id} is the number of the report. */
public sealed interface Calling extends Message {
    @Override
    default Topic topic() {
        return Topic.CALLING;
    }

    /** The number of the report, one for each wait. */
    int id();

    /** {@code CSD lock (#%d) unresponsive}, {@code handling this request}, {@code handling prior ... request}. */
    record TargetState(int id, State state) implements Calling {}

    /** Where the target is. */
    enum State {
        /** In no called function: it never took its queue, or the interrupt was lost. */
        UNRESPONSIVE("it has not taken the call"),
        /** In the function that was called. */
        HANDLING_THIS("it has taken the call, and has not come back from the function"),
        /** In another called function. */
        HANDLING_PRIOR("it has taken an earlier call, and has not come back from that function");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** The same in a clause. */
        public String words() {
            return words;
        }
    }

    /** {@code Re-sending CSD lock (#%d) IPI from CPU#%02d to CPU#%02d}. */
    record Resent(int id, int waiter, int target) implements Calling {}

    /** {@code CSD lock (#%d) got unstuck on CPU#%02d, CPU#%02d released the lock.} */
    record Released(int id, int waiter, int target) implements Calling {}
}
