package org.rollcall.gickit;

import java.util.List;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;

/** Reads what the kernel and its GIC see out of a state of {@code PriorityMask.tla}. */
final class PriorityMaskStates {
    static final int IRQ_INTID = 1;
    static final int NMI_INTID = 7;
    private static final int IDLE = 0xff;
    private static final int SPURIOUS = 0x3ff;
    private static final SpecValue NONE = new SpecValue.Text("1023");

    private final Specification specification;

    PriorityMaskStates(Specification specification) {
        this.specification = specification;
    }

    /** The priority that the kernel writes for an interrupt. */
    int written(String interrupt, SpecState state) {
        return number(specification.evaluate("Written", List.of(new SpecValue.Text(interrupt)), state));
    }

    /** ICC_PMR_EL1 with interrupts off. */
    int irqOff(SpecState state) {
        return number(specification.evaluate("IrqOff", List.of(), state));
    }

    /** ICC_RPR_EL1, as the kernel reads it. */
    int rpr(SpecState state) {
        int running = number(specification.evaluate("Rpr", List.of(state.value("apr")), state));
        return running == IDLE ? IDLE : kernelView(running, state);
    }

    /** Whether the GIC signals an interrupt. */
    boolean signals(SpecState state) {
        return !specification
                .evaluate("Candidate", List.of(state.value("pmr")), state)
                .equals(NONE);
    }

    /** ICC_IAR1_EL1, read on the way to {@code state}. */
    static int acknowledged(SpecState state) {
        SpecValue taken = topFrame(state).at(new SpecValue.Text("id"));
        return taken.equals(NONE) ? SPURIOUS : intid(taken);
    }

    /** The INTID of the innermost handler. */
    static int handled(SpecState state) {
        return intid(topFrame(state).at(new SpecValue.Text("id")));
    }

    /** ICC_PMR_EL1, as the kernel reads it. */
    int kernelPmr(SpecState state) {
        return kernelView(number(state.value("pmr")), state);
    }

    private int kernelView(int priority, SpecState state) {
        return number(specification.evaluate("FromGic", List.of(new SpecValue.Int(priority)), state));
    }

    /** Whether the innermost handler has interrupts off. */
    boolean irqsOff(SpecState state) {
        return specification
                .evaluate("InterruptsEnabled", List.of(topFrame(state)), state)
                .equals(new SpecValue.Bool(false));
    }

    private static SpecValue topFrame(SpecState state) {
        List<SpecValue> stack = ((SpecValue.Tuple) state.value("stack")).elements();
        return stack.get(stack.size() - 1);
    }

    static int size(SpecState state, String set) {
        return ((SpecValue.SetOf) state.value(set)).elements().size();
    }

    /** The INTIDs of a set of interrupts, bit n for INTID n. */
    static int bits(SpecValue set) {
        return ((SpecValue.SetOf) set)
                .elements().stream().mapToInt(s -> 1 << intid(s)).sum();
    }

    static int intid(SpecValue interrupt) {
        return interrupt.equals(new SpecValue.Text("NMI")) ? NMI_INTID : IRQ_INTID;
    }

    private static int number(SpecValue value) {
        return ((SpecValue.Int) value).value();
    }
}
