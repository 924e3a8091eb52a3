package org.rollcall.lab.guest;

import java.io.IOException;

/** The laboratory cannot go on; the message says why and what to do about it. */
public final class LabException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LabException(String message) {
        super(message);
    }

    public LabException(String message, Throwable cause) {
        super(message, cause);
    }

    /** QEMU cannot be started; what the host says about it, and what to do. */
    public static LabException noQemu(IOException e) {
        return new LabException(
                e.getMessage()
                        + "; install it, for example with apt-get install qemu-system-arm, or name it with --qemu=PATH",
                e);
    }
}
