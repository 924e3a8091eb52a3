package org.rollcall.gic;

/** How {@code MRS} and {@code MSR} name a system register. Source: Arm ARM, "System register encoding space". */
public record SystemEncoding(int op0, int op1, int crn, int crm, int op2) {
    /** The {@code ISS} of a trapped access by x0. Source: Arm ARM, "ISS encoding for trapped MSR, MRS". */
    int iss(boolean read) {
        return op0 << 20 | op2 << 17 | op1 << 14 | crn << 10 | crm << 1 | (read ? 1 : 0);
    }
}
