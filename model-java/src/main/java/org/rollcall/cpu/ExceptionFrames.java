package org.rollcall.cpu;

import java.util.Map;
import org.rollcall.cpu.CpuFrame.At;
import org.rollcall.cpu.CpuStep.Kind;

/**
 * The steps of {@link CpuMachine} into and out of an exception. Source: arch/arm64/kernel/entry.S, entry-common.c, v6.12.
 *
 * @param registers what they write
 * @param priorities what interrupts
 */
record ExceptionFrames(CpuRegisters registers, CpuPriorities priorities) {
    /** The bound on nesting, for mutants that have none. */
    private static final int MAX_DEPTH = 5;

    void into(Map<Kind, CpuAction> actions) {
        actions.put(
                Kind.INTERRUPT_ENTRY,
                CpuAction.of(
                        this::isInterrupted,
                        "an interrupt that is signalled and not masked",
                        (s, a) -> vector(s, At.VECTOR)));
        actions.put(Kind.DEBUG_ENTRY, CpuAction.of(TaskMasking::isTask, "the task", (s, a) -> vector(s, At.BRK)));
        actions.put(Kind.FAULT_ENTRY, CpuAction.of(TaskMasking::isTask, "the task", (s, a) -> vector(s, At.FAULT)));
        actions.put(Kind.KERNEL_ENTRY, CpuAction.of(ExceptionFrames::isAtVector, "a vector", (s, a) -> kernelEntry(s)));
        actions.put(
                Kind.LOCAL_DAIF_INHERIT,
                CpuAction.of(
                        s -> s.top().at() == At.FAULT && s.top().isSaved(),
                        "a fault after kernel_entry",
                        (s, a) -> registers
                                .writesAndSyncs(s, registers.irqflags().localDaifInherit(registers.interrupted(s)))
                                .at(At.HANDLED)));
        actions.put(
                Kind.KERNEL_EXIT,
                CpuAction.of(
                        ExceptionFrames::isAtExit,
                        "the end of an exception",
                        (s, a) -> registers
                                .writesAndSyncs(
                                        s,
                                        new ExceptionEntry(registers.irqflags()).kernelExit(registers.interrupted(s)))
                                .popped()));
    }

    private boolean isInterrupted(CpuState s) {
        return s.stack().size() < MAX_DEPTH && !s.daifI() && priorities.candidate(s, s.pmr()) != CpuIntid.SPURIOUS;
    }

    private static boolean isAtVector(CpuState s) {
        return switch (s.top().at()) {
            case VECTOR, BRK, FAULT -> !s.top().isSaved();
            default -> false;
        };
    }

    private static boolean isAtExit(CpuState s) {
        return switch (s.top().at()) {
            case EXIT, DEBUG, HANDLED -> true;
            default -> false;
        };
    }

    /** The hardware's part: PSTATE.DAIF is set, PMR is as it was. */
    private static CpuState vector(CpuState s, At at) {
        return s.pushed(new CpuFrame(at, s.daifI(), CpuState.UNSAVED, CpuIntid.NONE))
                .masked(true, s.pmr(), s.pmrSeen());
    }

    private CpuState kernelEntry(CpuState s) {
        CpuFrame top = s.top();
        At next = top.at() == At.VECTOR ? At.IAR : top.at() == At.BRK ? At.DEBUG : top.at();
        InterruptMask m = registers.mask(s);
        return registers
                .writes(s, new ExceptionEntry(registers.irqflags()).kernelEntry(m))
                .withTop(new CpuFrame(next, top.spsrI(), m.pmr(), top.id()));
    }
}
