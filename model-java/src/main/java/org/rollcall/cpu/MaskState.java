package org.rollcall.cpu;

/** What a CPU takes, in the words of {@code IpiNmi.tla}: the abstraction of {@code DAIF.I} and {@code ICC_PMR_EL1}. */
public enum MaskState {
    /** Takes normal interrupts and pseudo-NMIs. */
    OPEN,
    /** Takes pseudo-NMIs only: the priority mask holds normal interrupts back. */
    IRQOFF,
    /** Takes nothing. */
    HARD;

    /** The word that the specification uses. */
    public String specName() {
        return name();
    }
}
