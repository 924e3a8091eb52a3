package org.rollcall.belief;

import org.rollcall.kernel.StepKind;
import org.rollcall.kernel.StepKind.Evidence;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Step;
import org.rollcall.machine.VirtualClock;

/**
 * Which steps print a line of their own, which only time can explain, and which nobody sees. Hot-plug, suspend, stop and
 * btc are no part of a roll call: a belief takes no such step.
 */
class Visibility {
    private final Configuration configuration;

    Visibility(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Nobody sees this step. A requester that is not among the asked passes over its own dump and prints nothing. */
    boolean isHidden(Step step) {
        return !isTimeOut(step.kind())
                && switch (step.kind().evidence()) {
                    case NOTHING -> true;
                    case LINE_IF_ASKED -> !configuration.backtrace().btTargets().contains(step.cpu());
                    case LINE, OTHER_LINES -> false;
                };
    }

    /** The same where a wait may be over. */
    boolean isHiddenInTime(Step step) {
        return isHidden(step) || isTimeOut(step.kind()) && mayBeUnseen(step);
    }

    /** The same where lines are missing. */
    boolean mayBeUnseen(Step step) {
        return step.kind().evidence() != Evidence.OTHER_LINES;
    }

    private static boolean isTimeOut(StepKind kind) {
        return !VirtualClock.of(kind).isZero();
    }
}
