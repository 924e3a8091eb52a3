package org.rollcall.gickit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rollcall.gic.Caller;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.GicPort;
import org.rollcall.gic.Register;

/** The registers of one PE that can be read without changing anything, for a person who looks into a difference. */
final class RegisterState {
    private RegisterState() {}

    /** Name to value, in the order of {@link Register}; only what the caller can reach. */
    static Map<String, String> of(GicPort gic, int pe, Caller caller) {
        Map<String, String> state = new LinkedHashMap<>();
        for (Register register : Register.values()) {
            boolean changes = switch (register) {
                case ICC_IAR0_EL1, ICC_IAR1_EL1, ICC_NMIAR1_EL1 -> true;
                default -> false;
            };
            boolean partOfAnother =
                    register == Register.GICR_IPRIORITYR || register == Register.GICD_SGIR || register.isShared();
            boolean missing = register.needsEl2() && caller.level() != ExceptionLevel.EL2;
            if (!changes && !partOfAnother && !missing && gic.trap(pe, register, caller, true) == null) {
                state.put(register.name(), "0x" + Long.toHexString(gic.read(pe, caller, register, pe, 0)));
            }
        }
        return state;
    }
}
