package org.rollcall.belief;

import java.util.EnumSet;
import java.util.Set;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Step;
import org.rollcall.machine.StepKind;

/** Which steps print a line of their own, which only time can explain, and which nobody sees. */
class Visibility {
    private static final Set<StepKind> PRINTING = EnumSet.of(
            StepKind.T4,
            StepKind.T5_END,
            StepKind.P1,
            StepKind.SYSRQ_SHOW_ALL,
            StepKind.CALL_SHOW,
            StepKind.TIMEOUT_KG,
            StepKind.GO);

    private static final Set<StepKind> TIMED = EnumSet.of(StepKind.TIMEOUT_BT, StepKind.TIMEOUT_KG);

    /** Hot-plug, suspend, stop and btc are no part of a roll call: a belief takes no such step. */
    private static final Set<StepKind> OUTSIDE = EnumSet.of(
            StepKind.SUSPEND,
            StepKind.RESUME,
            StepKind.CPU_UP_SETUP,
            StepKind.CPU_UP_ONLINE,
            StepKind.CPU_UP_COUNT,
            StepKind.CPU_UP_UNMASK,
            StepKind.CPU_DOWN_OFFLINE,
            StepKind.CPU_DOWN_TEARDOWN,
            StepKind.BTC_ASK,
            StepKind.BTC_DUMP,
            StepKind.SMP_SEND_STOP,
            StepKind.RETRY_STOP,
            StepKind.LOCAL_CPU_STOP);

    private final Configuration configuration;

    Visibility(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Nobody sees this step. A requester that is not among the asked passes over its own dump and prints nothing. */
    boolean isHidden(Step step) {
        boolean ownDump = configuration.backtrace().btTargets().contains(step.cpu());
        boolean prints = PRINTING.contains(step.kind()) && (step.kind() != StepKind.T4 || ownDump);
        return !prints && !TIMED.contains(step.kind()) && !OUTSIDE.contains(step.kind());
    }

    /** The same where a wait may be over. */
    boolean isHiddenInTime(Step step) {
        return isHidden(step) || TIMED.contains(step.kind());
    }

    /** The same where lines are missing. */
    boolean mayBeUnseen(Step step) {
        return !OUTSIDE.contains(step.kind());
    }
}
