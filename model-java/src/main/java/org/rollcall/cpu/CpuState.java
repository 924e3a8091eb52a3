package org.rollcall.cpu;

import java.util.ArrayList;
import java.util.List;

/**
 * A state of {@link CpuMachine}: the variables of {@code PriorityMask.tla}.
 *
 * @param daifI PSTATE.I
 * @param pmr {@code ICC_PMR_EL1} in the GIC's view
 * @param pmrSeen what the distribution knows of it
 * @param pend bits of {@link CpuIntid}, pending
 * @param active the same, active
 * @param apr the same, acknowledged and not yet dropped
 * @param stack the frames, the task first
 * @param flags what {@code local_irq_save()} returned, or {@link #UNSAVED}
 */
public record CpuState(
        boolean daifI, int pmr, int pmrSeen, int pend, int active, int apr, List<CpuFrame> stack, int flags) {
    /** No value was saved. */
    public static final int UNSAVED = 256;

    /** Keeps a copy. */
    public CpuState {
        stack = List.copyOf(stack);
    }

    /** The frame that runs. */
    public CpuFrame top() {
        return stack.get(stack.size() - 1);
    }

    CpuState pending(int bits) {
        return new CpuState(daifI, pmr, pmrSeen, bits, active, apr, stack, flags);
    }

    CpuState saving(int saved) {
        return new CpuState(daifI, pmr, pmrSeen, pend, active, apr, stack, saved);
    }

    CpuState masked(boolean i, int effectivePmr, int seen) {
        return new CpuState(i, effectivePmr, seen, pend, active, apr, stack, flags);
    }

    CpuState served(int pending, int nowActive, int priorities) {
        return new CpuState(daifI, pmr, pmrSeen, pending, nowActive, priorities, stack, flags);
    }

    CpuState withTop(CpuFrame frame) {
        List<CpuFrame> frames = new ArrayList<>(stack);
        frames.set(frames.size() - 1, frame);
        return withStack(frames);
    }

    CpuState at(CpuFrame.At label) {
        return withTop(top().at(label));
    }

    CpuState pushed(CpuFrame frame) {
        List<CpuFrame> frames = new ArrayList<>(stack);
        frames.add(frame);
        return withStack(frames);
    }

    CpuState popped() {
        return withStack(stack.subList(0, stack.size() - 1));
    }

    private CpuState withStack(List<CpuFrame> frames) {
        return new CpuState(daifI, pmr, pmrSeen, pend, active, apr, frames, flags);
    }
}
