package org.rollcall.lab.stub;

import java.util.Locale;

/**
 * A virtual address of the guest.
 *
 * @param value all 64 bits, kernel addresses are negative
 */
public record Address(long value) implements Comparable<Address> {
    /** The address {@code bytes} further on. */
    public Address plus(long bytes) {
        return new Address(value + bytes);
    }

    /** How far this is behind another, in bytes, without a sign. */
    public long behind(Address other) {
        return value - other.value;
    }

    /** In hexadecimal without a prefix, as the protocol and a System.map write it. */
    public String hex() {
        return String.format(Locale.ROOT, "%016x", value);
    }

    @Override
    public int compareTo(Address other) {
        return Long.compareUnsigned(value, other.value);
    }

    @Override
    public String toString() {
        return "0x" + hex();
    }
}
