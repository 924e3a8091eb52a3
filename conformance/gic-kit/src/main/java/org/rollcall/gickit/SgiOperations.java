package org.rollcall.gickit;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rollcall.gic.Register;

/** What the kernel does to its GIC to get the SGIs from one state to another, and what it must read then. */
final class SgiOperations {
    private static final int NMI_PRIORITY = 0x20;
    private static final int IRQ_PRIORITY = 0xa0;
    private static final int IRQS_ON = 0xe0;
    private static final int IRQS_OFF = 0x60;
    private static final int IDLE = 0xff;
    private static final int IRQ_LINE = 0x80;
    private static final int ALL_SGIS = 0xffff;

    private final OperationSink script;

    SgiOperations(OperationSink script) {
        this.script = script;
    }

    void setUp(List<SgiState> initial, int sgis) {
        for (int pe = 0; pe < initial.size(); pe++) {
            script.put(pe, Register.GICD_CTLR, 3);
            script.put(pe, Register.GICR_WAKER, 0);
            script.put(pe, Register.GICR_IGROUPR0, 0xffffffffL);
            script.put(pe, Register.GICR_ICENABLER0, ALL_SGIS);
            script.put(pe, Register.ICC_IGRPEN1_EL1, 1);
            script.put(pe, Register.ICC_CTLR_EL1, 2);
            SgiState state = initial.get(pe);
            script.put(pe, Register.GICR_ISENABLER0, state.enabled());
            prioritise(pe, sgis, state);
            mask(pe, state);
        }
        check(initial);
    }

    void putBack(List<SgiState> now, List<SgiState> initial) {
        for (int pe = 0; pe < initial.size(); pe++) {
            script.put(pe, Register.GICR_ICPENDR0, ALL_SGIS);
            become(pe, now.get(pe), initial.get(pe));
        }
        check(initial);
    }

    void step(List<SgiState> from, @Nullable Send send, List<SgiState> to) {
        if (send != null) {
            script.put(send.pe(), Register.ICC_SGI1R_EL1, send.value());
        }
        for (int pe = 0; pe < to.size(); pe++) {
            int taken = to.get(pe).active() & ~from.get(pe).active();
            if (taken != 0) {
                int intid = Integer.numberOfTrailingZeros(taken);
                script.expect(pe, Register.ICC_IAR1_EL1, intid);
                script.put(pe, Register.ICC_EOIR1_EL1, intid);
            }
            become(pe, from.get(pe), to.get(pe));
        }
        if (send != null || !from.equals(to)) {
            check(to);
        }
    }

    /** What the kernel does to its own GIC after the acknowledge. */
    private void become(int pe, SgiState from, SgiState to) {
        bits(from.active() & ~to.active()).forEach(intid -> script.put(pe, Register.ICC_DIR_EL1, intid));
        if ((to.enabled() & ~from.enabled()) != 0) {
            script.put(pe, Register.GICR_ISENABLER0, to.enabled() & ~from.enabled());
        }
        if ((from.enabled() & ~to.enabled()) != 0) {
            script.put(pe, Register.GICR_ICENABLER0, from.enabled() & ~to.enabled());
        }
        prioritise(pe, from.nmi() ^ to.nmi(), to);
        if (from.irqsOff() != to.irqsOff()) {
            mask(pe, to);
        }
    }

    private void prioritise(int pe, int intids, SgiState state) {
        bits(intids).forEach(intid -> {
            int priority = (state.nmi() >> intid & 1) == 1 ? NMI_PRIORITY : IRQ_PRIORITY;
            script.prioritise(pe, intid, priority);
        });
    }

    private void mask(int pe, SgiState state) {
        script.put(pe, Register.ICC_PMR_EL1, state.irqsOff() ? IRQS_OFF : IRQS_ON);
    }

    private void check(List<SgiState> all) {
        for (int pe = 0; pe < all.size(); pe++) {
            script.expect(pe, Register.GICR_ISPENDR0, all.get(pe).pending());
            script.expect(pe, Register.GICR_ISACTIVER0, all.get(pe).active());
            script.expect(pe, Register.ICC_RPR_EL1, IDLE);
            script.expect(pe, Register.ISR_EL1, all.get(pe).signalled() == 0 ? 0 : IRQ_LINE);
        }
    }

    private static IntStream bits(int set) {
        return IntStream.range(0, 16).filter(n -> (set >> n & 1) == 1);
    }
}
