package org.rollcall.belief;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.roll.Again;
import org.rollcall.roll.Event;
import org.rollcall.roll.Listener;
import org.rollcall.roll.LogChecker;
import org.rollcall.roll.RollCall;
import org.rollcall.witness.TraceWitness;

/** Logs judged by the rules and by the model. */
public final class LogJudge {
    private LogJudge() {}

    /** The same without a trace. */
    public static LogChecker checker(@Nullable KernelVersion variant, Consumer<RollCall> out, Listener events) {
        return checker(variant, null, out, events);
    }

    /**
     * A checker of one log whose roll calls the model has judged too.
     *
     * @param variant the kernel, or null to take it from the log
     * @param witness a trace of the same run, or null
     * @param out takes each roll call once it is settled
     * @param events takes each message before that
     */
    public static LogChecker checker(
            @Nullable KernelVersion variant, @Nullable TraceWitness witness, Consumer<RollCall> out, Listener events) {
        var judge = new ModelJudge(variant);
        var checker = new LogChecker(
                call -> {
                    RollCall judged = judge.judge(call);
                    out.accept(witness == null ? judged : witness.judge(judged));
                },
                new Listener() {
                    @Override
                    public void said(Event event) {
                        judge.note(event);
                        if (witness != null) {
                            witness.note(event);
                        }
                        events.said(event);
                    }

                    @Override
                    public void saidAgain(Again again) {
                        judge.note(again);
                        if (witness != null) {
                            witness.note(again.asking());
                        }
                        events.saidAgain(again);
                    }
                });
        judge.forgetBefore(checker::firstUnderWay);
        return checker;
    }
}
