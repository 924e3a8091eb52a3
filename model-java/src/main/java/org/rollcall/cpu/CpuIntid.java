package org.rollcall.cpu;

/** What {@code ICC_IAR1_EL1} gave to a frame; one normal interrupt and one NMI stand for all. */
public enum CpuIntid {
    /** Nothing was read. */
    NONE("-"),
    /** A normal interrupt. */
    IRQ("IRQ"),
    /** A pseudo-NMI. */
    NMI("NMI"),
    /** Special INTID 1023. */
    SPURIOUS("1023");

    private final String specName;

    CpuIntid(String specName) {
        this.specName = specName;
    }

    /** The word that the specification uses. */
    public String specName() {
        return specName;
    }

    /** Its bit in the pending and active sets. */
    public int bit() {
        return 1 << ordinal();
    }
}
