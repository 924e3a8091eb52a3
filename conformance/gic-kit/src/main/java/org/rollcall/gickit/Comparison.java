package org.rollcall.gickit;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.gic.Compatibility;

/**
 * Holds answers against the recorded ones, in the order of the script. Unless QEMU is followed, an operation marked with a
 * class binds nothing; nor does a read of a register after a marked write to it, until it is written again.
 */
public final class Comparison {
    /** What one answer came to. */
    public enum Outcome {
        /** Nothing was recorded. */
        OPEN,
        SAME,
        /** Another answer, where the recorded one is not binding. */
        EXCUSED,
        DIFFERENT
    }

    private record Written(int pe, Target target) {}

    private final boolean everything;
    private final boolean nothing;
    private final Set<Written> loose = new HashSet<>();

    public Comparison(ScriptHeader header, Compatibility compatibility) {
        everything = compatibility.equals(Compatibility.QEMU);
        nothing = !everything && header.comparison() == ScriptHeader.Binding.QEMU_ONLY;
    }

    /** Compares the answer to the next operation with the recorded one. */
    public Outcome next(Operation operation, Answer answer) {
        boolean loosened = loose(operation);
        boolean binding = everything || !nothing && operation.marked() == null && !loosened;
        Answer recorded = operation.recorded();
        if (recorded == null) {
            // A trap or a routed interrupt would have been recorded.
            boolean quiet = answer instanceof Answer.Done || !(operation.action() instanceof Action.Write);
            return quiet ? Outcome.OPEN : binding ? Outcome.DIFFERENT : Outcome.EXCUSED;
        }
        if (recorded.equals(answer)) {
            return Outcome.SAME;
        }
        return binding ? Outcome.DIFFERENT : Outcome.EXCUSED;
    }

    private boolean loose(Operation operation) {
        Written access = written(operation);
        if (access == null) {
            return false;
        }
        if (operation.action() instanceof Action.Write) {
            if (operation.marked() != null) {
                loose.add(access);
            } else {
                loose.remove(access);
            }
        }
        return loose.contains(access);
    }

    private static @Nullable Written written(Operation operation) {
        if (operation.action() instanceof Action.Write write) {
            return new Written(operation.pe(), write.target());
        }
        return operation.action() instanceof Action.Read read ? new Written(operation.pe(), read.target()) : null;
    }
}
