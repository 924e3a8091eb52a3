package org.rollcall.gic;

/**
 * An access that was not carried out: the exception that it takes instead.
 *
 * @param el the Exception level that takes it
 * @param ec {@code ESR_ELx.EC}: 0 for an undefined instruction, 0x18 for a trapped register access
 * @param iss {@code ESR_ELx.ISS}, with register x0
 */
public record Trap(int el, int ec, int iss) {
    private static final int SYSTEM_REGISTER = 0x18;

    static Trap undefined(Caller caller) {
        return new Trap(caller.level().number(), 0, 0);
    }

    static Trap to(int el, Register register, boolean read) {
        return new Trap(el, SYSTEM_REGISTER, register.encoding().iss(read));
    }
}
