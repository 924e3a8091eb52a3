package org.rollcall.cpu;

/**
 * {@code PSTATE.DAIF}: a set bit masks debug exceptions, SErrors, IRQs or FIQs.
 *
 * <p>Source: arch/arm64/include/asm/daifflags.h. Since v5.13 the kernel moves I and F together.
 */
public record Daif(boolean d, boolean a, boolean i, boolean f) {
    /** Nothing masked: a process context, {@code DAIF_PROCCTX}. */
    public static final Daif PROCCTX = new Daif(false, false, false, false);
    /** IRQ and FIQ masked: {@code DAIF_PROCCTX_NOIRQ}. */
    public static final Daif PROCCTX_NOIRQ = new Daif(false, false, true, true);
    /** SError, IRQ and FIQ masked: {@code DAIF_ERRCTX}. */
    public static final Daif ERRCTX = new Daif(false, true, true, true);
    /** Everything masked: {@code DAIF_MASK}, what an exception to EL1 leaves. */
    public static final Daif MASK = new Daif(true, true, true, true);

    /** The same with I and F set or clear. */
    public Daif withIrqFiq(boolean masked) {
        return new Daif(d, a, masked, masked);
    }

    /** The letters of the kernel's {@code pstate} line: upper case is masked. */
    @Override
    public String toString() {
        return (d ? "D" : "d") + (a ? "A" : "a") + (i ? "I" : "i") + (f ? "F" : "f");
    }
}
