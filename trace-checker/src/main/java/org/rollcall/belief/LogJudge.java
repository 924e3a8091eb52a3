package org.rollcall.belief;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.roll.Event;
import org.rollcall.roll.LogChecker;
import org.rollcall.roll.RollCall;

/** Logs judged by the rules and by the model. */
public final class LogJudge {
    private LogJudge() {}

    /**
     * A checker of one log whose roll calls the model has judged too.
     *
     * @param variant the kernel, or null to take it from the log
     * @param out takes each roll call once it is settled
     * @param events takes each message before that
     */
    public static LogChecker checker(@Nullable KernelVersion variant, Consumer<RollCall> out, Consumer<Event> events) {
        var judge = new ModelJudge(variant);
        return new LogChecker(call -> out.accept(judge.judge(call)), event -> {
            judge.note(event);
            events.accept(event);
        });
    }
}
