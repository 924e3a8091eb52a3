package org.rollcall.gic;

/** What a CPU interface asserts towards its PE; {@code ISR_EL1} shows it. */
public enum InterruptLine {
    NONE(0),
    FIQ(1 << 6),
    IRQ(1 << 7),
    /** An IRQ with superpriority: {@code ISR_EL1.IS} beside {@code I}. */
    NMI(1 << 10 | 1 << 7);

    private final int isr;

    InterruptLine(int isr) {
        this.isr = isr;
    }

    /** Its bits of {@code ISR_EL1} if it is an IRQ. */
    int irqIsr() {
        return this == FIQ ? 0 : isr;
    }

    /** Its bits of {@code ISR_EL1} if it is an FIQ. */
    int fiqIsr() {
        return this == FIQ ? isr : 0;
    }

    /** The bits of {@code ISR_EL1}. */
    public int isr() {
        return isr;
    }
}
