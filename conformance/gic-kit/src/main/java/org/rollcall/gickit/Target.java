package org.rollcall.gickit;

import org.rollcall.gic.Register;

/**
 * What an access names.
 *
 * @param frame for a Redistributor register the PE whose frame is meant, else the accessing PE
 * @param index for one byte of the priority registers the INTID, else 0
 */
public record Target(Register register, int frame, int index) {
    /** The register's name in a script. */
    public String text() {
        return register == Register.GICR_IPRIORITYR ? register + "[" + index + "]" : register.name();
    }
}
