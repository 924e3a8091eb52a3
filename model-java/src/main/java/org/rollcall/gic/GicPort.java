package org.rollcall.gic;

import org.jspecify.annotations.Nullable;

/** What a PE can do with a GIC, and see of it. */
public interface GicPort {
    /** The line from a PE's CPU interface, as that PE sees it at the caller's level. */
    InterruptLine line(int pe, Caller caller);

    /**
     * The exception that an access takes instead of being carried out, null if it is carried out. Frame registers never
     * trap. An instruction that does not exist at that level is undefined before any routing is looked at.
     */
    @Nullable
    Trap trap(Register register, Caller caller, boolean read);

    /**
     * Reads a register, with the side effects that the read has. The caller has asked {@link #trap} before.
     *
     * @param pe the PE that reads
     * @param frame for a Redistributor register, the PE whose frame is read
     * @param index for {@link Register#GICR_IPRIORITYR}, the INTID
     */
    long read(int pe, Caller caller, Register register, int frame, int index);

    /** Writes a register; parameters as for {@link #read}. */
    void write(int pe, Caller caller, Register register, int frame, int index, long value);

    /**
     * The INTID that comes first on that PE from now on if others of its priority are pending too: an order that is left
     * to the implementer, and that only they know.
     *
     * @param intid 0..31; any other value ends the preference
     */
    void prefer(int pe, int intid);
}
