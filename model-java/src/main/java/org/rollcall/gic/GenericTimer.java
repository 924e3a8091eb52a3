package org.rollcall.gic;

/**
 * The EL1 physical timer as a source of a level-sensitive PPI. Time is an argument in this model and stands at zero, so
 * the condition is met iff {@code CNTP_CVAL_EL0} is zero.
 */
final class GenericTimer {
    /** The PPI that the Arm base system architecture gives this timer. */
    static final int INTID = 30;

    private static final int ENABLE = 1;
    private static final int IMASK = 1 << 1;
    private static final int ISTATUS = 1 << 2;

    private int control;
    private long compareValue;

    long read(Register register) {
        return register == Register.CNTP_CVAL_EL0 ? compareValue : control | (conditionMet() ? ISTATUS : 0);
    }

    void write(Register register, long value) {
        if (register == Register.CNTP_CVAL_EL0) {
            compareValue = value;
        } else {
            control = (int) value & (ENABLE | IMASK);
        }
    }

    /** Whether the line to the Redistributor is up. */
    boolean asserted() {
        return conditionMet() && (control & IMASK) == 0;
    }

    private boolean conditionMet() {
        return (control & ENABLE) != 0 && compareValue == 0;
    }
}
