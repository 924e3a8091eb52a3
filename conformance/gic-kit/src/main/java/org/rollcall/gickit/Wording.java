package org.rollcall.gickit;

import java.util.Locale;
import org.rollcall.gic.Register;
import org.rollcall.gic.Trap;

/** Operations and answers in words. */
final class Wording {
    private Wording() {}

    static String of(Action action) {
        if (action instanceof Action.Read read) {
            return "read " + of(read.target());
        } else if (action instanceof Action.Write write) {
            return "write 0x" + Long.toHexString(write.value()) + " to " + of(write.target());
        } else if (action instanceof Action.Woke woke) {
            return "has PE " + woke.sleeper() + " woken";
        } else if (action instanceof Action.Window window) {
            return "window for " + (window.irq() && window.fiq() ? "IRQ and FIQ" : window.irq() ? "IRQ" : "FIQ");
        }
        return action.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    static String of(Answer answer) {
        if (answer instanceof Answer.Value value) {
            return "0x" + Long.toHexString(value.value());
        } else if (answer instanceof Answer.Trapped trapped) {
            Trap trap = trapped.trap();
            return "trap to EL" + trap.el() + ", EC 0x" + Integer.toHexString(trap.ec()) + ", ISS 0x"
                    + Integer.toHexString(trap.iss());
        } else if (answer instanceof Answer.Taken taken) {
            return taken.line() + " taken to EL" + taken.el();
        } else if (answer instanceof Answer.Events events) {
            return events.events().isEmpty() ? "nothing arrived" : String.join(", ", events.events());
        }
        return "done";
    }

    private static String of(Target target) {
        boolean inFrame = target.register().block() == Register.Block.REDISTRIBUTOR;
        return target.text() + (inFrame ? " in the frame of PE " + target.frame() : "");
    }
}
