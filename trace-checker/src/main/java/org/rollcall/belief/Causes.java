package org.rollcall.belief;

import java.util.List;
import org.rollcall.kernel.Variant;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuSet;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Step;
import org.rollcall.machine.StepKind;
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
    private static final CpuSet SILENT = CpuSet.of(1);

    private final RollCall call;
    private final boolean pseudoNmis;
    private final Variant variant;

    /** {@code pseudoNmis}: the log shows them enabled; if not, they may be or not. */
    Causes(RollCall call, boolean pseudoNmis, Variant variant) {
        this.call = call;
        this.pseudoNmis = pseudoNmis;
        this.variant = variant;
    }

    /** The roll call without the hypotheses that the model excludes; their order stays. */
    RollCall filtered() {
        List<Reason> kept = call.reasons().stream()
                .filter(reason -> isPossible(reason.code()))
                .toList();
        return kept.size() == call.reasons().size() ? call : call.with(call.verdict(), kept);
    }

    /** Whether this cause lets a CPU be missed; reasons that are no cause of that kind are possible. */
    boolean isPossible(ReasonCode code) {
        return misses(code, true) || !pseudoNmis && misses(code, false);
    }

    private boolean misses(ReasonCode code, boolean nmi) {
        Configuration machine = Configuration.of(variant, 2)
                .withNmiChip(nmi)
                .withPrioMask(nmi)
                .withRequesters(CpuSet.of(ASKS))
                .withBtTargets(SILENT)
                .withMasters(CpuSet.of(ASKS));
        return switch (code) {
            case IRQS_OFF_NO_PSEUDO_NMI -> timesOut(machine.withStuck(SILENT));
            case DAIF_MASKED, FIRMWARE -> timesOut(machine.withLongHard(SILENT));
            case NMI_SETUP_FAILED ->
                timesOut(machine.withPrepOk(CpuSet.of(ASKS)).withStuck(SILENT));
            default -> true;
        };
    }

    private boolean timesOut(Configuration configuration) {
        Belief belief = Belief.in(new Machine(configuration));
        StepKind timeout = call.kind() == Kind.KGDB ? StepKind.TIMEOUT_KG : StepKind.TIMEOUT_BT;
        if (call.kind() == Kind.BACKTRACE) {
            belief = belief.absorb(new Observation.Taken(new Step(StepKind.T5_END, ASKS, -1), call.requestLine()));
        }
        return !belief.absorb(new Observation.Taken(new Step(timeout, ASKS, -1), call.lastLine()))
                .isEmpty();
    }
}
