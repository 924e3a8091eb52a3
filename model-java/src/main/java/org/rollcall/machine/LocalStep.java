package org.rollcall.machine;

import static org.rollcall.machine.Property.BT_ONCE;
import static org.rollcall.machine.Property.BT_ONLY_ASKED;
import static org.rollcall.machine.Property.KG_ALL_ONLINE;
import static org.rollcall.machine.Property.KG_NO_MISS_WEAK;
import static org.rollcall.machine.Property.STOPPER_MASKED;

import java.util.List;
import java.util.Set;
import org.rollcall.kernel.StepKind;

/**
 * A step of a CPU that no step of another CPU is at odds with.
 *
 * @param kind the step
 * @param phase when that is so
 * @param mended invariants that it may make true again: if one of these is judged the step is not local
 */
record LocalStep(StepKind kind, Phase phase, Set<Property> mended) {
    /** All of them. */
    static final List<LocalStep> ALL = List.of(
            of(StepKind.RET, Phase.ALWAYS, STOPPER_MASKED),
            of(StepKind.CALL_END, Phase.ALWAYS),
            of(StepKind.M5_END, Phase.ALWAYS),
            of(StepKind.IRQ_ENABLE, Phase.PROMPT, KG_NO_MISS_WEAK, KG_ALL_ONLINE),
            of(StepKind.HARD_WINDOW_END, Phase.PROMPT, KG_NO_MISS_WEAK, KG_ALL_ONLINE),
            of(StepKind.H1, Phase.ANSWER),
            of(StepKind.P1, Phase.ANSWER, BT_ONCE),
            of(StepKind.P2, Phase.ANSWER, BT_ONLY_ASKED),
            of(StepKind.P3, Phase.ANSWER, BT_ONLY_ASKED),
            of(StepKind.H2, Phase.ARRIVAL),
            of(StepKind.E2_SLAVE, Phase.ARRIVAL),
            of(StepKind.R1, Phase.DEPARTURE),
            of(StepKind.R4, Phase.DEPARTURE));

    private static LocalStep of(StepKind kind, Phase phase, Property... mended) {
        return new LocalStep(kind, phase, Set.of(mended));
    }
}
