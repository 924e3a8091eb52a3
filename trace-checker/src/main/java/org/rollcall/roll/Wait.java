package org.rollcall.roll;

import org.jspecify.annotations.Nullable;
import org.rollcall.log.Stamp;

/** The wait of a requester for the answers: how long it lasts by the clocks of the text, and how it ended. */
final class Wait {
    /** nmi_trigger_cpumask_backtrace waits 10,000 times mdelay(1). */
    private static final long LONGEST = 10_000_000;

    /** Answers are late from here on: the loop around the delays takes time too. */
    private static final long SURELY_OVER = 10_100_000;

    /** A requester that went on sooner than this did not wait for anybody. */
    private static final long SURELY_WAITING = 9_500_000;

    /** Answers under way when the wait ends are printed within this time. */
    private static final long QUIET = 1_000_000;

    private Moment requested = Moment.UNKNOWN;
    /** The wait has lasted from here at least. */
    private Moment counted = Moment.UNKNOWN;

    private Moment heard = Moment.UNKNOWN;
    private boolean held;
    private boolean over;
    private boolean endedTooEarly;
    /** Up to this line an answer may still be one in time. */
    private long inTime;

    void begin(Moment now) {
        requested = now;
        count(now);
    }

    private void count(Moment now) {
        counted = now;
        heard = now;
    }

    /** An answer was printed. */
    void hear(Moment now) {
        heard = now;
    }

    /**
     * The time up to the next stamp is no waiting time: the debugger has all CPUs, the waiting one too; or the request has no stamp of its own,
     * and is later than the last one.
     */
    void hold() {
        held = true;
    }

    /** Time has come to {@code now}: the proof that the wait is over, or null. After the debugger as much as all of it may be left. */
    @Nullable
    Reason tick(Moment now, long line) {
        if (held) {
            held = false;
            count(now);
        }
        Long waited = now.since(counted);
        Long quiet = now.since(heard);
        if (waited == null || waited < LONGEST || quiet == null || quiet < QUIET) {
            return null;
        }
        over = true;
        inTime = waited < SURELY_OVER ? line : 0;
        return new Reason(
                ReasonCode.WAIT_OVER,
                null,
                line,
                "the log goes on for " + waited / 1_000_000 + " s after the request; the wait is 10 s");
    }

    /** The requester says itself that it waits no longer. */
    void end() {
        over = true;
    }

    /** Up to this time of the kernel a tick changes nothing. */
    long calmUntil() {
        Stamp from = counted.kernel();
        return held || from == null ? Long.MIN_VALUE : from.micros() + LONGEST;
    }

    /** A live log stayed quiet for longer than the wait. */
    Reason overdue(long line) {
        end();
        return new Reason(ReasonCode.WAIT_OVER, null, line, "nothing came for longer than the wait of 10 s");
    }

    /** The requester visibly did something else: the proof that the wait for somebody is over, or null. */
    @Nullable
    Reason wentOn(Moment now, boolean forSomebody, long line, String what) {
        Long most = now.atMostSince(requested);
        Long least = now.since(requested);
        endedTooEarly = most != null && most < LONGEST && least != null && least < SURELY_WAITING;
        if (endedTooEarly || !forSomebody) {
            return null;
        }
        over = true;
        return new Reason(ReasonCode.REQUESTER_WENT_ON, null, line, "the requester went on: " + what);
    }

    /** Whether the request carries a time from which a wait can be measured. */
    boolean hasBeginning() {
        return requested != Moment.UNKNOWN;
    }

    boolean isOver() {
        return over;
    }

    /** Whether an answer in this line comes after the wait. */
    boolean isLate(long line) {
        return over && line != inTime;
    }

    boolean endedTooEarly() {
        return endedTooEarly;
    }
}
