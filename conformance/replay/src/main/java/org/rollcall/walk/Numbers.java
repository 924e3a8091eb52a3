package org.rollcall.walk;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** A growing list of whole numbers. */
public final class Numbers {
    private static final int SEVEN_BITS = 0x7f;

    private int[] numbers = new int[64];
    private int size;

    void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The number at this position. */
    public int get(int position) {
        return numbers[position];
    }

    /** Appends all numbers: seven bits a byte, the lowest first, the top bit set on all bytes of a number but its last (LEB128). */
    public void write(ByteArrayOutputStream out) {
        for (int i = 0; i < size; i++) {
            int rest = numbers[i];
            for (; (rest & ~SEVEN_BITS) != 0; rest >>>= 7) {
                out.write(rest & SEVEN_BITS | SEVEN_BITS + 1);
            }
            out.write(rest);
        }
    }
}
