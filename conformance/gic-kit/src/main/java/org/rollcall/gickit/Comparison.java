package org.rollcall.gickit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.gic.Caller;
import org.rollcall.gic.Compatibility;
import org.rollcall.gic.Register;

/** Runs a script on the model and holds each answer against the recorded one, in the order of the script. */
public final class Comparison {
    /** What one answer came to. */
    public enum Outcome {
        /** There is nothing to compare. */
        OPEN,
        /** The operation asks, and nothing was recorded. */
        UNANSWERED,
        SAME,
        /** The same, where any other would do as well. */
        UNBOUND,
        /** Another answer, where the recorded one is not binding. */
        EXCUSED,
        /** Another answer, where the recorded one binds. */
        DIFFERENT
    }

    /**
     * @param answer the model's
     * @param excuse why the recorded answer does not bind, null if it does
     */
    public record Result(
            Answer answer, Outcome outcome, @Nullable String excuse) {}

    private static final String IDENTIFIES = "it identifies the implementation";
    private static final int SPURIOUS_FROM = 1020;
    private static final long CBPR_AND_EOI_MODES = 0x1f;

    private final ModelRun model;
    private final boolean everything;
    private final Declaration declared;
    private final UnpredictableSteps steps;
    private final Excuses excuses;
    private final @Nullable Distribution distribution;

    /** Where QEMU is followed every answer binds. */
    public Comparison(ScriptHeader header, Compatibility setting) {
        this(header, setting, new ModelRun(header, setting));
    }

    Comparison(ScriptHeader header, Compatibility setting, ModelRun model) {
        this.model = model;
        everything = setting.followsQemu();
        declared = header.declared();
        steps = new UnpredictableSteps(model, header);
        excuses = new Excuses(header, steps);
        distribution = declared.has(Extension.ONE_OF_N) ? new Distribution(header, model) : null;
    }

    ModelRun model() {
        return model;
    }

    /** Takes the next operation. */
    public Result next(Operation operation) {
        if (declared.has(Variation.ANY_ORDER_OF_EQUALS)) {
            follow(operation);
        }
        if (distribution != null) {
            distribution.follow(operation);
        }
        steps.before(operation);
        Answer answer = model.run(operation);
        String excuse = everything ? null : excuses.of(operation);
        steps.after(operation, answer);
        return judge(operation, answer, excuse);
    }

    private Result judge(Operation operation, Answer answer, @Nullable String excuse) {
        Answer recorded = operation.recorded();
        if (recorded == null) {
            return withoutAnswer(operation, answer, excuse);
        }
        if (same(operation, recorded, answer)) {
            String open = excuse == null && identifies(operation) ? IDENTIFIES : excuse;
            return new Result(answer, open == null ? Outcome.SAME : Outcome.UNBOUND, open);
        }
        String reason = excuse == null && !everything ? free(operation, recorded, answer) : excuse;
        return new Result(answer, reason == null ? Outcome.DIFFERENT : Outcome.EXCUSED, reason);
    }

    private static Result withoutAnswer(Operation operation, Answer answer, @Nullable String excuse) {
        if (operation.asks()) {
            // A line with a class says itself that its answer is of no interest.
            return new Result(answer, operation.marked() == null ? Outcome.UNANSWERED : Outcome.OPEN, excuse);
        }
        if (answer instanceof Answer.Done) {
            return new Result(answer, Outcome.OPEN, null);
        }
        // A trap or a routed interrupt would have been recorded.
        return new Result(answer, excuse == null ? Outcome.DIFFERENT : Outcome.EXCUSED, excuse);
    }

    private boolean same(Operation operation, Answer recorded, Answer answer) {
        if (recorded instanceof Answer.Value theirs
                && answer instanceof Answer.Value ours
                && operation.action() instanceof Action.Read read) {
            return ((theirs.value() ^ ours.value()) & BoundBits.of(read.target().register(), declared)) == 0;
        }
        return recorded.equals(answer);
    }

    private boolean identifies(Operation operation) {
        return operation.action() instanceof Action.Read read
                && operation.recorded() instanceof Answer.Value
                && BoundBits.of(read.target().register(), declared) == 0;
    }

    /** Why another value is as good as the model's, null if it is not. */
    private @Nullable String free(Operation operation, Answer recorded, Answer answer) {
        if (!(recorded instanceof Answer.Value theirs) || !(answer instanceof Answer.Value ours)) {
            return null;
        }
        if (operation.action() instanceof Action.Woke) {
            return theirs.value() == 1 ? "a PE may wake for no reason" : null;
        }
        if (excuses.controlIsFree(operation) && ((theirs.value() ^ ours.value()) & ~CBPR_AND_EOI_MODES) == 0) {
            return Variation.OWN_RESET_VALUES.word();
        }
        if (operation.action() instanceof Action.Read read
                && read.target().register().activePriority()
                && declared.has(Variation.OWN_ACTIVE_PRIORITY_LAYOUT)
                && layoutAllows(operation, read.target().register(), theirs.value())) {
            return Variation.OWN_ACTIVE_PRIORITY_LAYOUT.word();
        }
        return null;
    }

    /** Zero means that nothing is active; which register of several shows what is active is open. */
    private boolean layoutAllows(Operation operation, Register register, long theirs) {
        int registers = 0;
        boolean active = false;
        for (Register one : Register.values()) {
            boolean ofBank = one.activePriority()
                    && one.name().startsWith(register.name().substring(0, "ICC_AP0".length()));
            Caller caller = model.caller(operation);
            if (ofBank && model.gic().trap(operation.pe(), one, caller, true) == null) {
                registers++;
                active |= model.gic().read(operation.pe(), caller, one, operation.pe(), 0) != 0;
            }
        }
        return active ? registers > 1 || theirs != 0 : theirs == 0;
    }

    /** Equal priorities: the model takes the interrupt that the recorded answer names, if it is one of the best. */
    private void follow(Operation operation) {
        if (operation.action() instanceof Action.Read read
                && operation.recorded() instanceof Answer.Value value
                && value.value() < SPURIOUS_FROM
                && names(read.target().register())) {
            model.gic().prefer(operation.pe(), (int) value.value());
        } else if (operation.recorded() instanceof Answer.Events events) {
            model.follow(acknowledged(events.events()));
        }
    }

    private static boolean names(Register register) {
        return switch (register) {
            case ICC_IAR0_EL1, ICC_IAR1_EL1, ICC_NMIAR1_EL1, ICC_HPPIR0_EL1, ICC_HPPIR1_EL1 -> true;
            default -> false;
        };
    }

    /** INTIDs that a window took, in order. */
    static List<Integer> acknowledged(List<String> events) {
        return events.stream()
                .filter(event -> event.startsWith("irq ") || event.startsWith("fiq "))
                .map(event -> Integer.valueOf(event.substring(4)))
                .toList();
    }
}
