package org.rollcall.belief;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rollcall.cpu.MaskState;
import org.rollcall.cpu.PriorityConstants;
import org.rollcall.gic.SecurityConfiguration;
import org.rollcall.kernel.StepKind;
import org.rollcall.roll.Event;
import org.rollcall.roll.RollCall;

/**
 * Holds the masks that the dumps of a backtrace request show against what its interrupt gets through. A kernel whose priorities are not
 * known, and registers that may be another dump's, prove nothing.
 */
final class MaskExamination {
    /**
     * An answer that no interrupt explains.
     *
     * @param contradiction what is wrong with it
     * @param bySdei whether an SDEI event explains it, and the kernel may use one
     */
    record Unexplained(Contradiction contradiction, boolean bySdei) {}

    private static final String REACHED = "answers, but ";

    private final BootEvidence boot;
    private final Interruption interruption;

    MaskExamination(BootEvidence boot, Interruption interruption) {
        this.boot = boot;
        this.interruption = interruption;
    }

    /** The first answer of the roll call that its own registers contradict, or null. */
    @Nullable
    Unexplained unexplained(RollCall call, List<Event> events) {
        long first = Math.min(call.firstLine(), call.lastLine());
        long last = Math.max(call.firstLine(), call.lastLine());
        return InterruptedCode.in(events).stream()
                .filter(code -> first <= code.answer() && code.answer() <= last)
                .filter(code -> !Integer.valueOf(code.cpu()).equals(call.requester()))
                .map(this::judge)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Unexplained judge(InterruptedCode code) {
        Release release = release(code);
        if (!code.state().agrees()) {
            return wrong(code, code.pstate(), "its pstate contradicts itself: number and letters are one value");
        }
        Unexplained registers = code.pmr() == null ? null : judge(code, code.pmr(), release);
        if (registers != null) {
            return registers;
        }
        MaskState state = state(code);
        long disabled = boot.nmis().disabledAt();
        if (state == null || interruption.reaches(state, false) || disabled == 0 && interruption.reaches(state, true)) {
            return null;
        }
        String why = state == MaskState.HARD
                ? "PSTATE.I masks every interrupt in the code that it interrupted: gic_handle_irq is not entered, step Take"
                : "the code that it interrupted has interrupts disabled, and line " + disabled
                        + " shows no pseudo-NMIs: gic_handle_irq is not entered, step Take";
        return new Unexplained(
                new Contradiction(code.pstate(), code.cpu(), StepKind.TAKE, REACHED + why), release.mayUseSdei());
    }

    private @Nullable Unexplained judge(InterruptedCode code, InterruptedCode.Mask pmr, Release release) {
        PriorityConstants priorities = release.priorities();
        if (boot.nmis().unmaskedAt() > 0) {
            return wrong(
                    code,
                    pmr.line(),
                    "its dump shows the priority mask, and line " + boot.nmis().unmaskedAt()
                            + " shows a kernel that does not mask by priority (show_regs)");
        } else if (priorities == null) {
            return null;
        } else if (values(priorities).noneMatch(value -> value == pmr.value())) {
            return wrong(
                    code,
                    pmr.line(),
                    "a priority mask of " + Long.toHexString(pmr.value()) + " is none of " + release
                            + " (GIC_PRIO_IRQON, GIC_PRIO_IRQOFF, GIC_PRIO_PSR_I_SET)");
        } else if (isMarked(pmr) && !code.state().irqsMasked()) {
            return wrong(
                    code,
                    pmr.line(),
                    "its priority mask of " + Long.toHexString(pmr.value())
                            + " is set only while PSTATE.I masks every interrupt (local_daif_mask), and PSTATE.I is open");
        }
        return null;
    }

    /** Null where the priorities of the kernel are not known. */
    private @Nullable MaskState state(InterruptedCode code) {
        if (code.state().irqsMasked()) {
            return MaskState.HARD;
        }
        InterruptedCode.Mask pmr = code.pmr();
        if (pmr == null || release(code).priorities() == null) {
            return null;
        }
        return pmr.value() == PriorityConstants.IRQON ? MaskState.OPEN : MaskState.IRQOFF;
    }

    private Release release(InterruptedCode code) {
        return code.release().isKnown() ? code.release() : boot.release();
    }

    private static boolean isMarked(InterruptedCode.Mask pmr) {
        return pmr.value() == (PriorityConstants.IRQON | PriorityConstants.PSR_I_SET);
    }

    private static IntStream values(PriorityConstants priorities) {
        return Arrays.stream(SecurityConfiguration.values())
                .map(priorities::pmrValues)
                .flatMapToInt(pmr -> IntStream.of(pmr.irqOn(), pmr.irqOff(), pmr.marked()));
    }

    private static Unexplained wrong(InterruptedCode code, long line, String why) {
        return new Unexplained(new Contradiction(line, code.cpu(), StepKind.P1, REACHED + why), false);
    }
}
