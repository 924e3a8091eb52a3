package org.rollcall.report;

import java.util.List;
import org.rollcall.roll.Kind;
import org.rollcall.roll.Reason;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Trigger;
import org.rollcall.roll.Verdict;

/** A backtrace of which nothing is known but what a test asks about. */
public final class BareRollCall {
    private BareRollCall() {}

    /** Of this number, verdict and reasons. */
    public static RollCall of(int index, Verdict verdict, List<Reason> reasons) {
        return new RollCall(
                index,
                1,
                1,
                1,
                1,
                Kind.BACKTRACE,
                Trigger.UNKNOWN,
                null,
                null,
                null,
                null,
                null,
                null,
                verdict,
                reasons);
    }
}
