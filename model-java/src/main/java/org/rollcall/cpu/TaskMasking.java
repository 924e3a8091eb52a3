package org.rollcall.cpu;

import java.util.Map;
import org.rollcall.cpu.CpuFrame.At;
import org.rollcall.cpu.CpuStep.Kind;

/**
 * The task's steps of {@link CpuMachine}. Source: arch/arm64/include/asm/irqflags.h and daifflags.h, v5.10 and v6.12.
 *
 * @param registers what they write
 */
record TaskMasking(CpuRegisters registers) {
    void into(Map<Kind, CpuAction> actions) {
        Irqflags f = registers.irqflags();
        actions.put(
                Kind.LOCAL_IRQ_DISABLE,
                CpuAction.of(
                        s -> isFree(s) && !s.daifI(),
                        "the task, DAIF.I clear, no flags",
                        (s, a) -> registers.writes(s, f.localIrqDisable(registers.mask(s)))));
        actions.put(
                Kind.LOCAL_IRQ_ENABLE,
                CpuAction.of(
                        s -> isFree(s) && !s.daifI(),
                        "the task, DAIF.I clear, no flags",
                        (s, a) -> registers.writesAndSyncs(s, f.localIrqEnable(registers.mask(s)))));
        actions.put(
                Kind.LOCAL_IRQ_SAVE,
                CpuAction.of(
                        TaskMasking::isFree,
                        "the task, no flags",
                        (s, a) -> registers
                                .writes(s, f.localIrqSave(registers.mask(s)))
                                .saving(registers.mask(s).pmr())));
        actions.put(
                Kind.LOCAL_IRQ_RESTORE,
                CpuAction.of(
                        s -> isTask(s) && s.flags() != CpuState.UNSAVED, "the task, flags", (s, a) -> restored(s)));
        actions.put(
                Kind.LOCAL_DAIF_MASK,
                CpuAction.of(
                        TaskMasking::isFree,
                        "the task, no flags",
                        (s, a) -> registers.writes(s, f.localDaifMask(registers.mask(s)))));
        actions.put(
                Kind.LOCAL_DAIF_RESTORE,
                CpuAction.of(s -> isFree(s) && s.daifI(), "the task, DAIF.I set, no flags", this::daifRestored));
    }

    /** Whether the task runs: the frame that a debug exception or a fault may interrupt. */
    static boolean isTask(CpuState s) {
        return s.top().at() == At.TASK;
    }

    private static boolean isFree(CpuState s) {
        return isTask(s) && s.flags() == CpuState.UNSAVED;
    }

    private CpuState restored(CpuState s) {
        InterruptMask m = registers.mask(s);
        InterruptMask saved = new InterruptMask(s.flags(), m.daif());
        return registers
                .writesAndSyncs(s, registers.irqflags().localIrqRestore(m, saved))
                .saving(CpuState.UNSAVED);
    }

    private CpuState daifRestored(CpuState s, String context) {
        Daif daif = switch (context) {
            case "PROCCTX" -> Daif.PROCCTX;
            case "PROCCTX_NOIRQ" -> Daif.PROCCTX_NOIRQ;
            default -> Daif.ERRCTX;
        };
        InterruptMask to = registers.irqflags().localDaifRestore(registers.mask(s), daif);
        return daif.i() ? registers.writes(s, to) : registers.writesAndSyncs(s, to);
    }
}
