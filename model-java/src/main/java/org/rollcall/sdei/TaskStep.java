package org.rollcall.sdei;

import java.util.function.UnaryOperator;
import org.rollcall.transition.ActionSystem;
import org.rollcall.transition.GuardedAction;

/** What a step of one CPU's task context changes. */
interface TaskStep {
    void change(SdeiState s, int c, SdeiDraft next);

    /** Gives the action of this kind its guards and its effect. */
    static void put(
            ActionSystem<SdeiState, SdeiKind> system,
            SdeiKind kind,
            UnaryOperator<GuardedAction<SdeiState>> guards,
            TaskStep step) {
        system.put(kind, guards, (s, c, d) -> {
            SdeiDraft next = s.change();
            step.change(s, c, next);
            return next.state();
        });
    }

    /** No handler runs on the CPU. */
    static GuardedAction<SdeiState> inTask(GuardedAction<SdeiState> action) {
        return action.needs("h[c] = -", (s, c, d) -> s.inTask(c));
    }
}
