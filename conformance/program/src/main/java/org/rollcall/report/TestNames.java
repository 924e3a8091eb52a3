package org.rollcall.report;

import java.util.HashMap;
import java.util.Map;
import org.rollcall.roll.RollCall;

/**
 * Names of the roll calls of one log for systems that follow a test from run to run: what it was, and the how manieth of its kind in its
 * boot ({@code sysrq-l.1}, {@code boot2.rcu-stall.3}). No line, time or CPU is in it: these change from run to run.
 */
final class TestNames {
    /** The one test of a log in which there is no roll call. */
    static final String NO_ROLL_CALL = "roll-call";

    private final Map<String, Integer> numbers = new HashMap<>();

    /** The name of the next roll call of the log. */
    String next(RollCall call) {
        String boot = call.boot() > 1 ? "boot" + call.boot() + "." : "";
        String what = boot + Sentence.name(call).replace(' ', '-');
        return what + "." + numbers.merge(what, 1, Integer::sum);
    }
}
