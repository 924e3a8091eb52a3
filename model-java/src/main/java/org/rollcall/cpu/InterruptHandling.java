package org.rollcall.cpu;

import java.util.Map;
import org.rollcall.cpu.CpuFrame.At;
import org.rollcall.cpu.CpuStep.Kind;

/**
 * The steps of {@link CpuMachine} from the acknowledge to the end of an interrupt. Source: drivers/irqchip/irq-gic-v3.c,
 * v5.10 and v5.19.
 *
 * @param registers what they write
 * @param priorities what they acknowledge and drop
 */
record InterruptHandling(CpuRegisters registers, CpuPriorities priorities) {
    void into(Map<Kind, CpuAction> actions) {
        actions.put(Kind.READ_IAR, at(At.IAR, "gic_handle_irq", (s, a) -> readIar(s)));
        actions.put(Kind.GIC_HANDLE_IRQ, at(At.ACK, "an acknowledge", (s, a) -> gicHandleIrq(s)));
        actions.put(Kind.EOI_IRQ, at(At.HANDLER, "a handler", (s, a) -> eoiIrq(s)));
        actions.put(
                Kind.GIC_MASK_IRQS,
                at(At.UNMASK, "the end of an NMI", (s, a) -> maskIrqs(s).at(At.EXIT)));
    }

    private static CpuAction at(At label, String words, CpuAction.Effect effect) {
        return CpuAction.of(s -> s.top().at() == label, words, effect);
    }

    private CpuState readIar(CpuState s) {
        CpuFrame top = s.top();
        CpuIntid id = priorities.candidate(s, acknowledgingPmr(s));
        CpuState next = s.withTop(new CpuFrame(At.ACK, top.spsrI(), top.pmrSave(), id));
        return id == CpuIntid.SPURIOUS
                ? next
                : next.served(s.pend() & ~id.bit(), s.active() | id.bit(), s.apr() | id.bit());
    }

    private int acknowledgingPmr(CpuState s) {
        return configuration().mut() == CpuMutation.F11
                ? s.pmr()
                : registers.effective(configuration()
                        .handler()
                        .acknowledging(registers.irqflags(), registers.interrupted(s))
                        .pmr());
    }

    private CpuState gicHandleIrq(CpuState s) {
        boolean spurious = s.top().id() == CpuIntid.SPURIOUS;
        boolean split = configuration().handler() == GicHandleIrq.V5_19;
        boolean returnsAtOnce = spurious && !split && configuration().mut() != CpuMutation.F12;
        boolean nmi = isNmi(s) || (split && !hitIrqsOn(s));
        CpuState masked = nmi || returnsAtOnce ? s : maskIrqs(s);
        boolean drops = !spurious && configuration().eoiMode() == EoiMode.SPLIT;
        return masked.served(s.pend(), s.active(), drops ? priorities.dropped(s) : s.apr())
                .at(spurious ? At.EXIT : At.HANDLER);
    }

    private CpuState eoiIrq(CpuState s) {
        boolean unmasks = configuration().handler() == GicHandleIrq.V5_19
                && hitIrqsOn(s)
                && s.daifI()
                && configuration().mut() != CpuMutation.F12;
        int apr = configuration().eoiMode() == EoiMode.JOINED ? priorities.dropped(s) : s.apr();
        return s.served(s.pend(), s.active() & ~s.top().id().bit(), apr).at(unmasks ? At.UNMASK : At.EXIT);
    }

    /** {@code gic_pmr_mask_irqs}, {@code gic_arch_enable_irqs}. */
    private CpuState maskIrqs(CpuState s) {
        return registers.writes(
                s, configuration().handler().irqHandler(registers.irqflags(), registers.interrupted(s)));
    }

    private boolean hitIrqsOn(CpuState s) {
        return registers.irqflags().interruptsEnabled(registers.interrupted(s));
    }

    /** {@code gic_rpr_is_nmi_prio}. */
    private boolean isNmi(CpuState s) {
        int written = configuration().constants().nmiPriority(configuration().security());
        int nmi = configuration().mut() == CpuMutation.F10
                ? written
                : configuration().security().readBack(priorities.priority(CpuIntid.NMI));
        return configuration().security().readBack(priorities.runningPriority(s)) == nmi;
    }

    private CpuConfiguration configuration() {
        return registers.configuration();
    }
}
