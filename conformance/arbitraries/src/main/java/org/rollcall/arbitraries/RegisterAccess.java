package org.rollcall.arbitraries;

import java.util.OptionalLong;
import org.rollcall.gic.Caller;
import org.rollcall.gic.Gic;
import org.rollcall.gic.Register;

/**
 * One access to a register of a GIC.
 *
 * @param pe the PE that makes it
 * @param caller at which level
 * @param frame for a Redistributor register, the PE whose frame it is
 * @param index for {@link Register#GICR_IPRIORITYR} and {@link Register#GICD_IPRIORITYR}, the INTID
 * @param written the value that is written; empty for a read
 */
public record RegisterAccess(int pe, Caller caller, Register register, int frame, int index, OptionalLong written) {
    /** Makes the access. The value is what was read; empty for a write, and for an access that traps. */
    public OptionalLong on(Gic gic) {
        if (gic.trap(pe, register, caller, written.isEmpty()) != null) {
            return OptionalLong.empty();
        }
        if (written.isEmpty()) {
            return OptionalLong.of(gic.read(pe, caller, register, frame, index));
        }
        gic.write(pe, caller, register, frame, index, written.getAsLong());
        return OptionalLong.empty();
    }

    @Override
    public String toString() {
        String where = register.block() == Register.Block.REDISTRIBUTOR ? " of PE " + frame : "";
        String which = register == Register.GICR_IPRIORITYR ? "[" + index + "]" : "";
        String value = written.isEmpty() ? "" : " = 0x" + Long.toHexString(written.getAsLong());
        return "PE " + pe + " at " + caller.level() + (written.isEmpty() ? " reads " : " writes ") + register + which
                + where + value;
    }
}
