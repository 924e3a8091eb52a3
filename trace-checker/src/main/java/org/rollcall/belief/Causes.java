package org.rollcall.belief;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.kernel.StepKind;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Step;
import org.rollcall.roll.Kind;
import org.rollcall.roll.Reason;
import org.rollcall.roll.ReasonCode;
import org.rollcall.roll.RollCall;

/**
 * Which causes let the model miss a CPU. Two CPUs are enough: one asks, the other has the cause and nothing else in its way; the
 * time-out must be possible.
 */
final class Causes {
    private static final int ASKS = 0;
    private static final CpuMask SILENT = CpuMask.of(1);

    /** A question to the model. */
    private record Question(ReasonCode cause, Kind kind, KernelVersion variant, boolean pseudoNmis) {}

    private final Map<Question, Boolean> answers = new HashMap<>();

    /**
     * The roll call without the hypotheses that the model excludes; their order stays.
     *
     * @param pseudoNmis whether the log shows them enabled; if not, they may be or not
     */
    RollCall filter(RollCall call, KernelVersion variant, boolean pseudoNmis) {
        List<Reason> kept = call.reasons().stream()
                .filter(reason -> misses(new Question(reason.code(), call.kind(), variant, true))
                        || !pseudoNmis && misses(new Question(reason.code(), call.kind(), variant, false)))
                .toList();
        return kept.size() == call.reasons().size() ? call : call.with(call.verdict(), kept);
    }

    private boolean misses(Question question) {
        return answers.computeIfAbsent(question, Causes::ask);
    }

    /** Whether the cause lets a CPU be missed; reasons that are no cause of that kind pass. */
    private static boolean ask(Question question) {
        Configuration machine = Configuration.of(question.variant(), 2)
                .withNmi(nmi -> nmi.withNmiChip(question.pseudoNmis()).withPrioMask(question.pseudoNmis()))
                .withBacktrace(
                        backtrace -> backtrace.withRequesters(CpuMask.of(ASKS)).withBtTargets(SILENT))
                .withDebugger(debugger -> debugger.withMasters(CpuMask.of(ASKS)));
        return switch (question.cause()) {
            case IRQS_OFF_NO_PSEUDO_NMI -> timesOut(question.kind(), machine.with(Habit.STUCK, SILENT));
            case DAIF_MASKED, FIRMWARE -> timesOut(question.kind(), machine.with(Habit.LONG_HARD, SILENT));
            case NMI_SETUP_FAILED ->
                timesOut(
                        question.kind(),
                        machine.withNmi(nmi -> nmi.withPrepOk(CpuMask.of(ASKS))).with(Habit.STUCK, SILENT));
            default -> true;
        };
    }

    private static boolean timesOut(Kind kind, Configuration configuration) {
        Belief belief = Belief.in(new Machine(configuration));
        StepKind timeout = kind == Kind.KGDB ? StepKind.TIMEOUT_KG : StepKind.TIMEOUT_BT;
        if (kind == Kind.BACKTRACE) {
            belief = belief.absorb(new Observation.Taken(new Step(StepKind.T5_END, ASKS, -1), 1));
        }
        return !belief.absorb(new Observation.Taken(new Step(timeout, ASKS, -1), 2))
                .isEmpty();
    }
}
