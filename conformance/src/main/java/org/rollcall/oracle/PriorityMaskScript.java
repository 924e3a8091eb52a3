package org.rollcall.oracle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.Register;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;

/**
 * Scripts from {@code PriorityMask.tla}: PE 0 is the CPU of the specification, PE 1 sends. Every answer is what the
 * specification says; the Java model has no part in it.
 */
public final class PriorityMaskScript implements SpecificationScript {
    private static final int IRQ_INTID = 1;
    private static final int NMI_INTID = 7;
    private static final int IDLE = 0xff;
    private static final int SPURIOUS = 0x3ff;
    private static final int IRQ_LINE = 0x80;
    private static final ExceptionLevel KERNEL = ExceptionLevel.EL1_NS;

    private final Specification specification;
    private final String security;
    private final boolean splitEoi;
    private final ScriptHeader header;
    private final CoveringWalk walks;
    private @Nullable BiConsumer<Operation, @Nullable Answer> sink;
    private int count;

    /**
     * @param model a name for the header
     * @param specification an opened model of {@code PriorityMask}
     */
    public PriorityMaskScript(String model, Specification specification, Duration limit) {
        this.specification = specification;
        security = text(specification.constant("Security"));
        splitEoi = specification.constant("EoiMode").equals(new SpecValue.Int(1));
        boolean two = !security.equals("S1");
        header = new ScriptHeader(
                "PriorityMask.tla, model " + model,
                2,
                two,
                two ? ExceptionLevel.EL3 : KERNEL,
                5,
                ScriptHeader.Binding.ARCHITECTURAL);
        walks = new CoveringWalk(specification, this::kind, limit);
    }

    @Override
    public ScriptHeader header() {
        return header;
    }

    @Override
    public int kinds() {
        return walks.kinds();
    }

    @Override
    public int left() {
        return walks.left();
    }

    /** One walk takes every kind: the reachable states are strongly connected as far as a GIC can tell. */
    @Override
    public int write(BiConsumer<Operation, @Nullable Answer> sink) {
        this.sink = sink;
        count = 0;
        List<CoveringWalk.Step> walk = walks.next();
        if (walk.isEmpty()) {
            return 0;
        }
        setUp(walk.get(0).from());
        for (CoveringWalk.Step step : walk) {
            carryOut(step);
            check(step.to());
        }
        return walk.size();
    }

    private Object kind(CoveringWalk.Step step) {
        List<Object> key = new ArrayList<>();
        key.add(step.action().name());
        key.add(step.action().arguments());
        for (String variable : List.of("pmr", "pend", "active", "apr")) {
            key.add(step.from().value(variable));
            key.add(step.to().value(variable));
        }
        key.add(step.action().name().equals("ReadIar") && irqsOff(step.from()));
        return key;
    }

    private void setUp(SpecState initial) {
        ExceptionLevel boot = header.bootLevel();
        for (int pe = 0; pe < header.pes(); pe++) {
            put(pe, boot, Register.GICD_CTLR, header.twoSecurityStates() ? 0x37 : 3);
            put(pe, boot, Register.GICR_WAKER, 0);
            put(pe, boot, Register.GICR_IGROUPR0, 0xffffffffL);
            put(pe, boot, Register.GICR_ISENABLER0, 1L << IRQ_INTID | 1L << NMI_INTID);
            put(pe, boot, Register.ICC_PMR_EL1, 0xf8);
            if (security.equals("S2")) {
                give(pe, boot, new Action.Scr(false, true), null);
            }
            put(pe, KERNEL, Register.ICC_IGRPEN1_EL1, 1);
            put(pe, KERNEL, Register.ICC_CTLR_EL1, splitEoi ? 2 : 0);
            priority(pe, IRQ_INTID, written("IRQ", initial));
            priority(pe, NMI_INTID, written("NMI", initial));
        }
        put(0, KERNEL, Register.ICC_PMR_EL1, kernelPmr(initial));
        check(initial);
    }

    private int written(String interrupt, SpecState state) {
        return number(specification.evaluate("Written", List.of(new SpecValue.Text(interrupt)), state));
    }

    private void priority(int pe, int intid, int value) {
        give(pe, KERNEL, new Action.Write(new Target(Register.GICR_IPRIORITYR, pe, intid), value), null);
    }

    private void carryOut(CoveringWalk.Step step) {
        switch (step.action().name()) {
            case "Raise" -> put(1, KERNEL, Register.ICC_SGI1R_EL1, (long) argument(step) << 24 | 1);
            case "Withdraw" ->
                give(1, KERNEL, new Action.Write(new Target(Register.GICR_ICPENDR0, 0, 0), 1L << argument(step)), null);
            case "ReadIar" -> readIar(step);
            default -> otherStep(step);
        }
    }

    private static int argument(CoveringWalk.Step step) {
        return intid(step.action().arguments().get(0));
    }

    /** In code that had interrupts off the kernel lowers PMR around the read. */
    private void readIar(CoveringWalk.Step step) {
        boolean lowered = irqsOff(step.from());
        if (lowered) {
            put(0, KERNEL, Register.ICC_PMR_EL1, number(specification.evaluate("IrqOff", List.of(), step.from())));
        }
        SpecValue taken = top(step.to(), "id");
        expect(Register.ICC_IAR1_EL1, taken.equals(new SpecValue.Text("1023")) ? SPURIOUS : intid(taken));
        if (lowered) {
            put(0, KERNEL, Register.ICC_PMR_EL1, kernelPmr(step.from()));
        }
    }

    private void otherStep(CoveringWalk.Step step) {
        SpecState from = step.from();
        SpecState to = step.to();
        boolean drops = size(to, "apr") < size(from, "apr");
        boolean deactivates = size(to, "active") < size(from, "active");
        if (drops) {
            put(0, KERNEL, Register.ICC_EOIR1_EL1, intid(top(from, "id")));
        }
        if (deactivates && splitEoi) {
            put(0, KERNEL, Register.ICC_DIR_EL1, intid(top(from, "id")));
        }
        if (!to.value("pmr").equals(from.value("pmr"))) {
            put(0, KERNEL, Register.ICC_PMR_EL1, kernelPmr(to));
        }
    }

    private void check(SpecState state) {
        expect(Register.ICC_PMR_EL1, kernelPmr(state));
        expect(Register.GICR_ISPENDR0, bits(state.value("pend")));
        expect(Register.GICR_ISACTIVER0, bits(state.value("active")));
        int running = number(specification.evaluate("Rpr", List.of(state.value("apr")), state));
        expect(Register.ICC_RPR_EL1, running == IDLE ? IDLE : kernelView(running, state));
        SpecValue candidate = specification.evaluate("Candidate", List.of(state.value("pmr")), state);
        boolean signalled = !candidate.equals(new SpecValue.Text("1023"));
        expect(Register.ISR_EL1, signalled ? IRQ_LINE : 0);
    }

    private int kernelPmr(SpecState state) {
        return kernelView(number(state.value("pmr")), state);
    }

    private int kernelView(int priority, SpecState state) {
        return number(specification.evaluate("FromGic", List.of(new SpecValue.Int(priority)), state));
    }

    private boolean irqsOff(SpecState state) {
        return specification
                .evaluate("InterruptsEnabled", List.of(topFrame(state)), state)
                .equals(new SpecValue.Bool(false));
    }

    private static SpecValue topFrame(SpecState state) {
        List<SpecValue> stack = ((SpecValue.Tuple) state.value("stack")).elements();
        return stack.get(stack.size() - 1);
    }

    private static SpecValue top(SpecState state, String field) {
        return topFrame(state).at(new SpecValue.Text(field));
    }

    private static int size(SpecState state, String set) {
        return ((SpecValue.SetOf) state.value(set)).elements().size();
    }

    private static int bits(SpecValue set) {
        return ((SpecValue.SetOf) set)
                .elements().stream().mapToInt(s -> 1 << intid(s)).sum();
    }

    private static int intid(SpecValue interrupt) {
        return text(interrupt).equals("NMI") ? NMI_INTID : IRQ_INTID;
    }

    private static String text(SpecValue value) {
        return ((SpecValue.Text) value).value();
    }

    private static int number(SpecValue value) {
        return ((SpecValue.Int) value).value();
    }

    private void expect(Register register, long value) {
        give(0, KERNEL, new Action.Read(new Target(register, 0, 0)), new Answer.Value(value));
    }

    private void put(int pe, ExceptionLevel level, Register register, long value) {
        give(pe, level, new Action.Write(new Target(register, pe, 0), value), null);
    }

    private void give(int pe, ExceptionLevel level, Action action, @Nullable Answer answer) {
        if (sink != null) {
            sink.accept(new Operation(2 + count++, pe, level, action, answer, null), answer);
        }
    }
}
