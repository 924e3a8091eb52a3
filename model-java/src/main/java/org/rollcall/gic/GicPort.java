package org.rollcall.gic;

import org.jspecify.annotations.Nullable;

/** What a PE can do with a GIC, and see of it. */
public interface GicPort {
    /** The line from a PE's CPU interface, as that PE sees it at the caller's level. */
    InterruptLine line(int pe, Caller caller);

    /** The virtual line to a PE, which it sees at EL1 if {@code HCR_EL2} gives its interrupts to EL2. */
    InterruptLine virtualLine(int pe);

    /** Whether that access is one to the virtual CPU interface. */
    boolean virtual(int pe, Caller caller, Register register);

    /**
     * The exception that an access takes instead of being carried out, null if it is carried out. Frame registers never
     * trap. An instruction that does not exist at that level is undefined before any routing is looked at.
     *
     * @param pe the PE that makes the access
     */
    @Nullable
    Trap trap(int pe, Register register, Caller caller, boolean read);

    /**
     * Reads a register, with the side effects that the read has. The caller has asked {@link #trap} before.
     *
     * @param pe the PE that reads
     * @param frame for a Redistributor register, the PE whose frame is read
     * @param index for {@link Register#GICR_IPRIORITYR} and {@link Register#GICD_IPRIORITYR} the INTID, for another register
     *     of SPIs its number
     */
    long read(int pe, Caller caller, Register register, int frame, int index);

    /** Writes a register; parameters as for {@link #read}. */
    void write(int pe, Caller caller, Register register, int frame, int index, long value);

    /**
     * The INTID that comes first on that PE from now on if others of its priority are pending too: an order that is left
     * to the implementer, and that only they know.
     *
     * @param intid of an interrupt that exists; any other value ends the preference
     */
    void prefer(int pe, int intid);

    /**
     * An SPI that any PE may have goes to that PE from now on, as long as it takes part: a choice that is left to the
     * implementer.
     */
    void give(int pe, int intid);

    /** Whether that INTID is one of an SPI that any PE may have. */
    boolean anyPe(int intid);
}
