package org.rollcall.machine;

import org.rollcall.kernel.Action;
import org.rollcall.kernel.BtLabel;
import org.rollcall.kernel.DbgLabel;
import org.rollcall.kernel.Label;
import org.rollcall.kernel.Mutant;
import org.rollcall.kernel.StepKind;

/** The mutations that are wrappers around steps; the others are parameters of a mechanism, see {@link Kernel}. */
final class MutantActions {
    private MutantActions() {}

    static void apply(Kernel k, Configuration c) {
        Mutant m = new Mutant(k.contexts);
        switch (c.mut()) {
            case F4 -> {
                then(k, StepKind.M4, (s, cpu, a) -> m.unmaskMaster(s, cpu));
                then(
                        k,
                        StepKind.M5_END,
                        (s, cpu, a) -> m.maskMaster(s, cpu, c.debugger().dbgEntry()));
            }
            case F5 -> then(k, StepKind.BTC_ASK, (s, cpu, d) -> m.useContext(s, !k.kdb.isSlave(s, d)));
            case F7 -> {
                k.actions.change(StepKind.R1, r1 -> r1.onlyIf((s, cpu, a) -> "slaves do not test the lock"));
                then(k, StepKind.GO, (s, cpu, a) -> m.releaseSlaves(s));
            }
            case F14 -> then(k, StepKind.RESUME, (s, cpu, a) -> m.losePriorities(s, cpu));
            case F18 -> then(k, StepKind.IDLE, (s, cpu, a) -> m.idleMasked(s, cpu));
            case F19C -> {
                k.actions.change(StepKind.LOCAL_CPU_STOP, step -> m.forgettingMask(step));
                k.actions.change(StepKind.MASK_AND_PARK, step -> m.forgettingMask(step));
            }
            case F24I -> k.actions.change(StepKind.T2, t2 -> m.keepingMask(t2));
            case F24A -> {
                then(k, StepKind.M1, (s, cpu, a) -> m.masterGoes(s, cpu, DbgLabel.M5));
                then(k, StepKind.M4, (s, cpu, a) -> m.masterGoes(s, cpu, DbgLabel.M6));
                then(k, StepKind.M5_END, (s, cpu, a) -> m.masterGoes(s, cpu, DbgLabel.M4));
            }
            case F24B -> clearBeforePrint(k, m);
            case F24C -> raiseBeforeCopy(k, m);
            case F24E -> {
                k.actions.change(StepKind.H2, h2 -> m.keepingRoundingUp(h2));
                then(k, StepKind.CALL_END, (s, cpu, a) -> m.clearRoundingUp(s, cpu));
            }
            case F24F -> then(k, StepKind.GO, (s, cpu, a) -> m.masterGoes(s, cpu, DbgLabel.X5));
            case F24G -> k.actions.change(StepKind.RET, ret -> m.keepingActive(ret));
            case F24H -> k.actions.change(StepKind.RET, ret -> m.clearingPending(ret));
            case D1 -> then(k, StepKind.D1, (s, cpu, a) -> m.handlerGoes(s, cpu, Label.Q3, Label.H1));
            case NONE, F3, F16, F17, F17B, F19, F19B, F23DOWN, F24J, F25, K7 -> {}
        }
    }

    private static void clearBeforePrint(Kernel k, Mutant m) {
        then(k, StepKind.H1, (s, c, a) -> m.handlerGoes(s, c, Label.P1, Label.P3));
        then(k, StepKind.P2, (s, c, a) -> m.handlerGoes(s, c, Label.P3, k.nmiCpuBacktrace.afterBacktrace(s, c, true)));
        then(k, StepKind.P3, (s, c, a) -> k.contexts.handlerGoes(s, c, Label.P1));
    }

    private static void raiseBeforeCopy(Kernel k, Mutant m) {
        then(k, StepKind.T1, (s, r, a) -> m.requesterGoes(s, r, BtLabel.T2, BtLabel.T5));
        then(k, StepKind.T4, (s, r, a) -> m.requesterGoes(s, r, BtLabel.T5, BtLabel.T6));
        then(k, StepKind.T4_END, (s, r, a) -> m.requesterGoes(s, r, BtLabel.T5, BtLabel.T6));
        then(k, StepKind.T5_END, (s, r, a) -> m.requesterGoes(s, r, BtLabel.T6, BtLabel.T2));
    }

    private static void then(Kernel k, StepKind kind, Action.Effect more) {
        k.actions.change(kind, action -> action.then(more));
    }
}
