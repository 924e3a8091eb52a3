package org.rollcall.cpu;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.cpu.CpuFrame.At;
import org.rollcall.gic.Signalling;

/**
 * One CPU with its GIC CPU interface: the transition system of {@code PriorityMask.tla}, made of the kernel's own
 * operations on {@code PSTATE.DAIF} and {@code ICC_PMR_EL1}. Pure: it keeps no state.
 *
 * @param configuration the constants
 */
public record CpuMachine(CpuConfiguration configuration) {
    /** The bound on nesting, for mutants that have none. */
    private static final int MAX_DEPTH = 5;

    private static final int INTIDS = CpuIntid.IRQ.bit() | CpuIntid.NMI.bit();

    /** A process with interrupts enabled. */
    public CpuState initial() {
        int open = effective(irqflags().open().pmr());
        CpuFrame task = new CpuFrame(At.TASK, false, CpuState.UNSAVED, CpuIntid.NONE);
        return new CpuState(false, open, open, 0, 0, 0, List.of(task), CpuState.UNSAVED);
    }

    /** The enabled steps, in the order of the specification. */
    public List<CpuStep> enabled(CpuState s) {
        return CpuStep.all().stream().filter(step -> refusal(s, step) == null).toList();
    }

    /** The guard that keeps a step from being taken; null if it is enabled. */
    public @Nullable String refusal(CpuState s, CpuStep step) {
        At at = s.top().at();
        boolean task = at == At.TASK;
        boolean free = task && s.flags() == CpuState.UNSAVED;
        return switch (step.kind()) {
            case RAISE -> needs((s.pend() & bit(step)) == 0, "s not in pend");
            case WITHDRAW -> needs((s.pend() & bit(step)) != 0, "s in pend");
            case LOCAL_IRQ_DISABLE, LOCAL_IRQ_ENABLE -> needs(free && !s.daifI(), "the task, DAIF.I clear, no flags");
            case LOCAL_IRQ_SAVE, LOCAL_DAIF_MASK -> needs(free, "the task, no flags");
            case LOCAL_IRQ_RESTORE -> needs(task && s.flags() != CpuState.UNSAVED, "the task, flags");
            case LOCAL_DAIF_RESTORE -> needs(free && s.daifI(), "the task, DAIF.I set, no flags");
            case INTERRUPT_ENTRY ->
                needs(
                        s.stack().size() < MAX_DEPTH && !s.daifI() && candidate(s, s.pmr()) != CpuIntid.SPURIOUS,
                        "an interrupt that is signalled and not masked");
            case DEBUG_ENTRY, FAULT_ENTRY -> needs(task, "the task");
            case KERNEL_ENTRY ->
                needs(
                        (at == At.VECTOR || at == At.BRK || at == At.FAULT)
                                && !s.top().isSaved(),
                        "a vector");
            case LOCAL_DAIF_INHERIT -> needs(at == At.FAULT && s.top().isSaved(), "a fault after kernel_entry");
            case KERNEL_EXIT -> needs(at == At.EXIT || at == At.DEBUG || at == At.HANDLED, "the end of an exception");
            case READ_IAR -> needs(at == At.IAR, "gic_handle_irq");
            case GIC_HANDLE_IRQ -> needs(at == At.ACK, "an acknowledge");
            case EOI_IRQ -> needs(at == At.HANDLER, "a handler");
            case GIC_MASK_IRQS -> needs(at == At.UNMASK, "the end of an NMI");
        };
    }

    /**
     * The state after a step.
     *
     * @throws IllegalStateException naming the guard that failed, if it is not enabled
     */
    public CpuState apply(CpuState s, CpuStep step) {
        String refusal = refusal(s, step);
        if (refusal != null) {
            throw new IllegalStateException(step + " is not enabled: needs " + refusal);
        }
        Irqflags f = irqflags();
        InterruptMask m = mask(s);
        return switch (step.kind()) {
            case RAISE -> s.pending(s.pend() | bit(step));
            case WITHDRAW -> s.pending(s.pend() & ~bit(step));
            case LOCAL_IRQ_DISABLE -> writes(s, f.localIrqDisable(m));
            case LOCAL_IRQ_ENABLE -> writesAndSyncs(s, f.localIrqEnable(m));
            case LOCAL_IRQ_SAVE -> writes(s, f.localIrqSave(m)).saving(m.pmr());
            case LOCAL_IRQ_RESTORE ->
                writesAndSyncs(s, f.localIrqRestore(m, new InterruptMask(s.flags(), m.daif())))
                        .saving(CpuState.UNSAVED);
            case LOCAL_DAIF_MASK -> writes(s, f.localDaifMask(m));
            case LOCAL_DAIF_RESTORE -> localDaifRestore(s, step.argument());
            case INTERRUPT_ENTRY -> vector(s, At.VECTOR);
            case DEBUG_ENTRY -> vector(s, At.BRK);
            case FAULT_ENTRY -> vector(s, At.FAULT);
            case KERNEL_ENTRY -> kernelEntry(s);
            case LOCAL_DAIF_INHERIT ->
                writesAndSyncs(s, f.localDaifInherit(interrupted(s)))
                        .withTop(s.top().at(At.HANDLED));
            case KERNEL_EXIT ->
                writesAndSyncs(s, new ExceptionEntry(f).kernelExit(interrupted(s)))
                        .popped();
            case READ_IAR -> readIar(s);
            case GIC_HANDLE_IRQ -> gicHandleIrq(s);
            case EOI_IRQ -> eoiIrq(s);
            case GIC_MASK_IRQS -> maskIrqs(s).withTop(s.top().at(At.EXIT));
        };
    }

    /** What a CPU in this state takes, by its registers. */
    public MaskState maskState(CpuState s) {
        return irqflags().abstraction(mask(s));
    }

    /** The priority that the distributor keeps. */
    public int priority(CpuIntid intid) {
        return intid == CpuIntid.NMI
                ? irqflags().storedNmiPriority()
                : irqflags().storedIrqPriority();
    }

    private CpuState localDaifRestore(CpuState s, String context) {
        Daif daif = switch (context) {
            case "PROCCTX" -> Daif.PROCCTX;
            case "PROCCTX_NOIRQ" -> Daif.PROCCTX_NOIRQ;
            default -> Daif.ERRCTX;
        };
        InterruptMask to = irqflags().localDaifRestore(mask(s), daif);
        return daif.i() ? writes(s, to) : writesAndSyncs(s, to);
    }

    /** The hardware's part: PSTATE.DAIF is set, PMR is as it was. */
    private CpuState vector(CpuState s, At at) {
        return s.pushed(new CpuFrame(at, s.daifI(), CpuState.UNSAVED, CpuIntid.NONE))
                .masked(true, s.pmr(), s.pmrSeen());
    }

    private CpuState kernelEntry(CpuState s) {
        CpuFrame top = s.top();
        At next = top.at() == At.VECTOR ? At.IAR : top.at() == At.BRK ? At.DEBUG : top.at();
        InterruptMask m = mask(s);
        return writes(s, new ExceptionEntry(irqflags()).kernelEntry(m))
                .withTop(new CpuFrame(next, top.spsrI(), m.pmr(), top.id()));
    }

    private CpuState readIar(CpuState s) {
        CpuFrame top = s.top();
        int read = configuration.mut() == CpuMutation.F11
                ? s.pmr()
                : effective(configuration
                        .handler()
                        .acknowledging(irqflags(), interrupted(s))
                        .pmr());
        CpuIntid id = candidate(s, read);
        CpuState next = s.withTop(new CpuFrame(At.ACK, top.spsrI(), top.pmrSave(), id));
        return id == CpuIntid.SPURIOUS
                ? next
                : next.served(s.pend() & ~id.bit(), s.active() | id.bit(), s.apr() | id.bit());
    }

    private CpuState gicHandleIrq(CpuState s) {
        boolean spurious = s.top().id() == CpuIntid.SPURIOUS;
        boolean split = configuration.handler() == GicHandleIrq.V5_19;
        boolean returnsAtOnce = spurious && !split && configuration.mut() != CpuMutation.F12;
        boolean nmi = rprIsNmi(s) || (split && !irqflags().interruptsEnabled(interrupted(s)));
        CpuState masked = nmi || returnsAtOnce ? s : maskIrqs(s);
        boolean drops = !spurious && configuration.eoiMode() == EoiMode.SPLIT;
        return masked.served(s.pend(), s.active(), drops ? dropped(s.apr()) : s.apr())
                .withTop(s.top().at(spurious ? At.EXIT : At.HANDLER));
    }

    private CpuState eoiIrq(CpuState s) {
        boolean unmasks = configuration.handler() == GicHandleIrq.V5_19
                && irqflags().interruptsEnabled(interrupted(s))
                && s.daifI()
                && configuration.mut() != CpuMutation.F12;
        int apr = configuration.eoiMode() == EoiMode.JOINED ? dropped(s.apr()) : s.apr();
        return s.served(s.pend(), s.active() & ~s.top().id().bit(), apr)
                .withTop(s.top().at(unmasks ? At.UNMASK : At.EXIT));
    }

    private CpuState maskIrqs(CpuState s) {
        return writes(s, configuration.handler().irqHandler(irqflags(), interrupted(s)));
    }

    private boolean rprIsNmi(CpuState s) {
        int written = configuration.constants().nmiPriority(configuration.security());
        int nmi = configuration.mut() == CpuMutation.F10
                ? written
                : configuration.security().readBack(priority(CpuIntid.NMI));
        return configuration.security().readBack(rpr(s.apr())) == nmi;
    }

    private CpuIntid candidate(CpuState s, int pmr) {
        int best = Signalling.candidates(s.pend(), INTIDS, s.active(), n -> priority(CpuIntid.values()[n]));
        if (best == 0) {
            return CpuIntid.SPURIOUS;
        }
        CpuIntid id = CpuIntid.values()[Integer.numberOfTrailingZeros(best)];
        int mask = configuration.pmhe() ? Math.min(pmr, s.pmrSeen()) : pmr;
        return Signalling.passes(priority(id), mask, rpr(s.apr()), Irqflags.GROUP_PRIORITY_MASK)
                ? id
                : CpuIntid.SPURIOUS;
    }

    private int rpr(int apr) {
        int best = highest(apr);
        return best == 0 ? Signalling.IDLE_PRIORITY : priority(CpuIntid.values()[Integer.numberOfTrailingZeros(best)]);
    }

    private int dropped(int apr) {
        return apr & ~highest(apr);
    }

    private int highest(int apr) {
        return Signalling.candidates(apr, INTIDS, 0, n -> priority(CpuIntid.values()[n]));
    }

    /** Masking is seen at once, unmasking only after {@code pmr_sync()}. */
    private CpuState writes(CpuState s, InterruptMask m) {
        int pmr = effective(m.pmr());
        return s.masked(m.daif().i(), pmr, Math.min(pmr, s.pmrSeen()));
    }

    private CpuState writesAndSyncs(CpuState s, InterruptMask m) {
        int pmr = effective(m.pmr());
        return configuration.mut() == CpuMutation.F30
                ? writes(s, m)
                : s.masked(m.daif().i(), pmr, pmr);
    }

    private InterruptMask mask(CpuState s) {
        return new InterruptMask(configuration.security().readBack(s.pmr()), daif(s.daifI()));
    }

    private static InterruptMask interrupted(CpuState s) {
        return new InterruptMask(s.top().pmrSave(), daif(s.top().spsrI()));
    }

    private static Daif daif(boolean i) {
        return i ? Daif.MASK : Daif.PROCCTX;
    }

    private int effective(int pmr) {
        return configuration.security().effectivePmr(pmr);
    }

    private Irqflags irqflags() {
        return configuration.irqflags();
    }

    private static int bit(CpuStep step) {
        return CpuIntid.valueOf(step.argument()).bit();
    }

    private static @Nullable String needs(boolean holds, String guard) {
        return holds ? null : guard;
    }
}
