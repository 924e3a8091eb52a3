package org.rollcall.gickit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.Register;
import org.rollcall.spec.CoveringWalk;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;

/**
 * Scripts from {@code PriorityMask.tla}: PE 0 is the CPU of the specification, PE 1 sends. Every answer is what the
 * specification says; the Java model has no part in it.
 */
final class PriorityMaskScript implements ScriptSource {
    private static final int IRQ_LINE = 0x80;

    private final PriorityMaskStates states;
    private final SpecValue security;
    private final boolean splitEoi;
    private final ScriptHeader header;

    /**
     * @param model a name for the header
     * @param specification an opened model of {@code PriorityMask}
     */
    PriorityMaskScript(String model, Specification specification) {
        states = new PriorityMaskStates(specification);
        security = specification.constant("Security");
        splitEoi = specification.constant("EoiMode").equals(new SpecValue.Int(1));
        boolean two = !security.equals(new SpecValue.Text("S1"));
        header = new ScriptHeader("PriorityMask.tla, model " + model, 2, two, ScriptHeader.Binding.ARCHITECTURAL);
    }

    @Override
    public ScriptHeader header() {
        return header;
    }

    /** One walk takes every kind: the reachable states are strongly connected as far as a GIC can tell. */
    @Override
    public int write(CoveringWalk walks, BiConsumer<Operation, @Nullable Answer> sink) {
        List<CoveringWalk.Step> walk = walks.next();
        if (walk.isEmpty()) {
            return 0;
        }
        OperationSink script = new OperationSink(sink);
        setUp(script, walk.get(0).from());
        for (CoveringWalk.Step step : walk) {
            carryOut(script, step);
            check(script, step.to());
        }
        return walk.size();
    }

    @Override
    public Object kind(CoveringWalk.Step step) {
        List<Object> key = new ArrayList<>();
        key.add(step.action().name());
        key.add(step.action().arguments());
        for (String variable : List.of("pmr", "pend", "active", "apr")) {
            key.add(step.from().value(variable));
            key.add(step.to().value(variable));
        }
        key.add(step.action().name().equals("ReadIar") && states.irqsOff(step.from()));
        return key;
    }

    private void setUp(OperationSink script, SpecState initial) {
        ExceptionLevel boot = header.bootLevel();
        for (int pe = 0; pe < header.pes(); pe++) {
            script.put(pe, boot, Register.GICD_CTLR, header.twoSecurityStates() ? 0x37 : 3);
            script.put(pe, boot, Register.GICR_WAKER, 0);
            script.put(pe, boot, Register.GICR_IGROUPR0, 0xffffffffL);
            script.put(
                    pe,
                    boot,
                    Register.GICR_ISENABLER0,
                    1L << PriorityMaskStates.IRQ_INTID | 1L << PriorityMaskStates.NMI_INTID);
            script.put(pe, boot, Register.ICC_PMR_EL1, 0xf8);
            if (security.equals(new SpecValue.Text("S2"))) {
                script.act(pe, boot, new Action.Scr(false, true));
            }
            script.put(pe, Register.ICC_IGRPEN1_EL1, 1);
            script.put(pe, Register.ICC_CTLR_EL1, splitEoi ? 2 : 0);
            script.prioritise(pe, PriorityMaskStates.IRQ_INTID, states.written("IRQ", initial));
            script.prioritise(pe, PriorityMaskStates.NMI_INTID, states.written("NMI", initial));
        }
        script.put(0, Register.ICC_PMR_EL1, states.kernelPmr(initial));
        check(script, initial);
    }

    private void carryOut(OperationSink script, CoveringWalk.Step step) {
        switch (step.action().name()) {
            case "Raise" -> script.put(1, Register.ICC_SGI1R_EL1, (long) argument(step) << 24 | 1);
            case "Withdraw" -> script.putFrame(1, Register.GICR_ICPENDR0, 0, 1L << argument(step));
            case "ReadIar" -> readIar(script, step);
            default -> otherStep(script, step);
        }
    }

    private static int argument(CoveringWalk.Step step) {
        return PriorityMaskStates.intid(step.action().arguments().get(0));
    }

    /** In code that had interrupts off the kernel lowers PMR around the read. */
    private void readIar(OperationSink script, CoveringWalk.Step step) {
        boolean lowered = states.irqsOff(step.from());
        if (lowered) {
            script.put(0, Register.ICC_PMR_EL1, states.irqOff(step.from()));
        }
        script.expect(0, Register.ICC_IAR1_EL1, PriorityMaskStates.acknowledged(step.to()));
        if (lowered) {
            script.put(0, Register.ICC_PMR_EL1, states.kernelPmr(step.from()));
        }
    }

    private void otherStep(OperationSink script, CoveringWalk.Step step) {
        SpecState from = step.from();
        SpecState to = step.to();
        boolean drops = PriorityMaskStates.size(to, "apr") < PriorityMaskStates.size(from, "apr");
        boolean deactivates = PriorityMaskStates.size(to, "active") < PriorityMaskStates.size(from, "active");
        if (drops) {
            script.put(0, Register.ICC_EOIR1_EL1, PriorityMaskStates.handled(from));
        }
        if (deactivates && splitEoi) {
            script.put(0, Register.ICC_DIR_EL1, PriorityMaskStates.handled(from));
        }
        if (!to.value("pmr").equals(from.value("pmr"))) {
            script.put(0, Register.ICC_PMR_EL1, states.kernelPmr(to));
        }
    }

    private void check(OperationSink script, SpecState state) {
        script.expect(0, Register.ICC_PMR_EL1, states.kernelPmr(state));
        script.expect(0, Register.GICR_ISPENDR0, PriorityMaskStates.bits(state.value("pend")));
        script.expect(0, Register.GICR_ISACTIVER0, PriorityMaskStates.bits(state.value("active")));
        script.expect(0, Register.ICC_RPR_EL1, states.rpr(state));
        script.expect(0, Register.ISR_EL1, states.signals(state) ? IRQ_LINE : 0);
    }
}
