package org.rollcall.lab.stub;

import java.util.Locale;

/**
 * Where a CPU is to be stopped. It holds for all CPUs of the machine.
 *
 * @param kind what happens there
 * @param address of the instruction or of the variable
 * @param bytes of the instruction or of the variable
 */
public record Point(Kind kind, Address address, int bytes) {
    /** The protocol's kinds of points, of those that QEMU has. */
    public enum Kind {
        /** An instruction is about to be executed. */
        EXECUTE(0),
        /** A variable is about to be written; QEMU stops before the store. */
        WRITE(2),
        /** A variable is about to be read. */
        READ(3);

        private final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    /** An instruction, which has four bytes on arm64. */
    public static Point execute(Address address) {
        return new Point(Kind.EXECUTE, address, 4);
    }

    /** The packet that sets it, without the first letter. */
    String packet() {
        return String.format(Locale.ROOT, "%d,%s,%x", kind.number, address.hex(), bytes);
    }
}
