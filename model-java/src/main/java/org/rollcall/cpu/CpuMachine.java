package org.rollcall.cpu;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rollcall.cpu.CpuFrame.At;
import org.rollcall.cpu.CpuStep.Kind;
import org.rollcall.transition.TransitionSystem;

/**
 * One CPU with its GIC CPU interface: the transition system of {@code PriorityMask.tla}, made of the kernel's own
 * operations on {@code PSTATE.DAIF} and {@code ICC_PMR_EL1}.
 */
public final class CpuMachine implements TransitionSystem<CpuState, CpuStep> {
    private final CpuRegisters registers;
    private final CpuPriorities priorities;
    private final Map<Kind, CpuAction> actions = new EnumMap<>(Kind.class);

    /** The CPU of a configuration. */
    public CpuMachine(CpuConfiguration configuration) {
        this(configuration, CpuFault.NONE);
    }

    /** The CPU of a configuration with one fault in it. */
    public CpuMachine(CpuConfiguration configuration, CpuFault fault) {
        registers = new CpuRegisters(configuration);
        priorities = new CpuPriorities(registers);
        actions.put(
                Kind.RAISE,
                new CpuAction(
                        (s, intid) -> (s.pend() & bit(intid)) == 0 ? null : "s not in pend",
                        (s, intid) -> s.pending(s.pend() | bit(intid))));
        actions.put(
                Kind.WITHDRAW,
                new CpuAction(
                        (s, intid) -> (s.pend() & bit(intid)) != 0 ? null : "s in pend",
                        (s, intid) -> s.pending(s.pend() & ~bit(intid))));
        new TaskMasking(registers).into(actions);
        new ExceptionFrames(registers, priorities).into(actions);
        new InterruptHandling(registers, priorities).into(actions);
        fault.into(actions);
    }

    /** What this CPU was made of. */
    public CpuConfiguration configuration() {
        return registers.configuration();
    }

    /** A process with interrupts enabled. */
    @Override
    public CpuState initial() {
        int open = registers.effective(registers.irqflags().open().pmr());
        CpuFrame task = new CpuFrame(At.TASK, false, CpuState.UNSAVED, CpuIntid.NONE);
        return new CpuState(false, open, open, 0, 0, 0, List.of(task), CpuState.UNSAVED);
    }

    /** In the order of the specification. */
    @Override
    public List<CpuStep> enabled(CpuState s) {
        return CpuStep.all().stream().filter(step -> refusal(s, step) == null).toList();
    }

    @Override
    public @Nullable String refusal(CpuState s, CpuStep step) {
        return action(step).guard().refusal(s, step.argument());
    }

    @Override
    public CpuState apply(CpuState s, CpuStep step) {
        String refusal = refusal(s, step);
        if (refusal != null) {
            throw new IllegalStateException(step + " is not enabled: needs " + refusal);
        }
        return action(step).effect().after(s, step.argument());
    }

    /** What a CPU in this state takes, by its registers. */
    public MaskState maskState(CpuState s) {
        return registers.irqflags().abstraction(registers.mask(s));
    }

    /** The priority that the distributor keeps. */
    public int priority(CpuIntid intid) {
        return priorities.priority(intid);
    }

    /** {@code ICC_RPR_EL1}. */
    public int runningPriority(CpuState s) {
        return priorities.runningPriority(s);
    }

    /** What the CPU would take next: {@link CpuIntid#SPURIOUS} if PSTATE.I, the priorities or the masks leave nothing. */
    public CpuIntid takenNext(CpuState s) {
        return s.daifI() ? CpuIntid.SPURIOUS : priorities.candidate(s, s.pmr());
    }

    private CpuAction action(CpuStep step) {
        return Objects.requireNonNull(actions.get(step.kind()));
    }

    private static int bit(String intid) {
        return CpuIntid.valueOf(intid).bit();
    }
}
