package org.rollcall.gic;

/** What a CPU interface asserts towards its PE; {@code ISR_EL1} shows it. */
public enum InterruptLine {
    NONE(0),
    FIQ(1 << 6),
    IRQ(1 << 7);

    private final int isr;

    InterruptLine(int isr) {
        this.isr = isr;
    }

    /** The bits of {@code ISR_EL1}. */
    public int isr() {
        return isr;
    }
}
