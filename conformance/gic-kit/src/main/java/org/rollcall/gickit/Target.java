package org.rollcall.gickit;

import org.rollcall.gic.Register;

/**
 * What an access names.
 *
 * @param frame for a Redistributor register the PE whose frame is meant, else the accessing PE
 * @param index for one byte of the priority registers the INTID, for a register of SPIs its number, else 0
 */
public record Target(Register register, int frame, int index) {
    /** The register's name in a script. */
    public String text() {
        return switch (register) {
            case GICR_IPRIORITYR, GICD_IPRIORITYR -> register + "[" + index + "]";
            case GICD_IPRIORITYR_WORD -> Register.GICD_IPRIORITYR.name() + index;
            default -> register.isShared() ? register.name() + index : register.name();
        };
    }
}
