package org.rollcall.gic;

/** Where software runs when it touches the GIC. Source: QEMU arm_gicv3_cpuif.c. */
public enum ExceptionLevel {
    /** EL1 in the Non-secure state; also EL1 of a system with one Security state. */
    EL1_NS(1, false, true),
    /** EL1 in the Secure state. */
    EL1_S(1, true, false),
    /** EL2 in the Non-secure state. */
    EL2(2, false, true),
    /** EL3 with {@code SCR_EL3.NS} = 0: the Secure banks. */
    EL3(3, true, false),
    /** EL3 with {@code SCR_EL3.NS} = 1: the Non-secure banks, but Secure accesses to memory. */
    EL3_NS(3, true, true);

    private final int number;
    private final boolean secure;
    private final boolean nonSecureBank;

    ExceptionLevel(int number, boolean secure, boolean nonSecureBank) {
        this.number = number;
        this.secure = secure;
        this.nonSecureBank = nonSecureBank;
    }

    /** 1, 2 or 3. */
    public int number() {
        return number;
    }

    /** Whether memory accesses from here are Secure; EL3 always is. */
    public boolean secure() {
        return secure;
    }

    /** Whether the banked registers reached from here are the Non-secure ones: {@code SCR_EL3.NS}. */
    public boolean nonSecureBank() {
        return nonSecureBank;
    }
}
