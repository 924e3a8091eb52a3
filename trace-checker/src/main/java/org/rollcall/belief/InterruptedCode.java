package org.rollcall.belief;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.Answering;
import org.rollcall.message.Dumping;
import org.rollcall.message.Message;
import org.rollcall.roll.Event;

/**
 * What the registers below an answer say of the code that the answer interrupted ({@code nmi_cpu_backtrace}, {@code show_regs}).
 *
 * @param cpu the CPU that answers
 * @param answer the line of its answer
 * @param release of its kernel, as the dump itself says
 * @param pstate the line of PSTATE
 * @param state what that line says
 * @param pmr the priority mask, or null if the dump has none
 */
record InterruptedCode(
        int cpu,
        long answer,
        Release release,
        long pstate,
        Dumping.Pstate state,
        @Nullable Mask pmr) {
    /**
     * A priority mask.
     *
     * @param line where it stands
     * @param value as the kernel writes it to ICC_PMR_EL1
     */
    record Mask(long line, long value) {}

    /** {@code CPU:} is followed by at most the hardware's name, what taints the kernel, a work queue and a stopper. */
    private static final long HEAD = 5;

    /** pc, lr and sp stand between pstate and pmr_save. */
    private static final long TO_PMR = 4;

    /** Of a message alone: whether it may contradict an answer, so that its dump deserves a look. */
    static boolean isNotable(Message message) {
        return message instanceof Dumping.Pmr
                || message instanceof Dumping.Pstate state && (state.irqsMasked() || !state.agrees());
    }

    /** The dumps below answers of which it is sure that they are the handler's: line by line, with nobody else's in between. */
    static List<InterruptedCode> in(List<Event> events) {
        List<InterruptedCode> found = new ArrayList<>();
        for (int i = 0; i + 2 < events.size(); i++) {
            if (events.get(i).message() instanceof Answering.NmiBacktrace banner
                    && events.get(i + 1).message() instanceof Dumping.CpuLine head
                    && events.get(i + 2).message() instanceof Dumping.Pstate state
                    && head.cpu() == banner.cpu()
                    && distance(events, i, i + 1) == 1
                    && distance(events, i + 1, i + 2) <= HEAD
                    && isOfOnePrinter(events, i, i + 2)
                    && !(i > 0 && events.get(i - 1).message() instanceof Dumping.CpuLine)
                    && !isFollowedByAnother(events, i + 2)) {
                found.add(new InterruptedCode(
                        banner.cpu(),
                        events.get(i).line().number(),
                        Release.ofDump(events.get(i + 1).line().text()),
                        events.get(i + 2).line().number(),
                        state,
                        mask(events, i + 2)));
            }
        }
        return found;
    }

    private static @Nullable Mask mask(List<Event> events, int pstate) {
        boolean follows = pstate + 1 < events.size()
                && events.get(pstate + 1).message() instanceof Dumping.Pmr
                && distance(events, pstate, pstate + 1) == TO_PMR
                && isOfOnePrinter(events, pstate, pstate + 1);
        return follows && events.get(pstate + 1).message() instanceof Dumping.Pmr pmr
                ? new Mask(events.get(pstate + 1).line().number(), pmr.value())
                : null;
    }

    /** Two of a kind in a row are of two dumps that run into each other. */
    private static boolean isFollowedByAnother(List<Event> events, int pstate) {
        return pstate + 1 < events.size()
                && events.get(pstate + 1).message() instanceof Dumping.Pstate
                && distance(events, pstate, pstate + 1) <= HEAD;
    }

    private static boolean isOfOnePrinter(List<Event> events, int from, int to) {
        return Objects.equals(
                events.get(from).line().caller(), events.get(to).line().caller());
    }

    private static long distance(List<Event> events, int from, int to) {
        return Math.abs(events.get(to).line().number() - events.get(from).line().number());
    }
}
