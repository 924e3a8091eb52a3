package org.rollcall.lab.stub;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The general registers of one CPU.
 *
 * @param x x0 to x30
 * @param pc of the next instruction
 * @param cpsr PSTATE
 */
public record Registers(List<Long> x, Address pc, int cpsr) {
    /** PSTATE.I. */
    private static final int I = 1 << 7;

    private static final int GENERAL = 31;
    /** x0 to x30, sp, pc, cpsr. */
    private static final int NEEDED = (GENERAL + 2) * Long.BYTES + Integer.BYTES;

    static Registers parse(byte[] bytes) {
        if (bytes.length < NEEDED) {
            throw new StubException("the gdb stub gave " + bytes.length + " bytes of registers, awaited were " + NEEDED
                    + " or more: is this an arm64 machine?");
        }
        ByteBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Long[] x = new Long[GENERAL];
        for (int i = 0; i < GENERAL; i++) {
            x[i] = values.getLong();
        }
        values.getLong();
        return new Registers(List.of(x), new Address(values.getLong()), values.getInt());
    }

    /** Whether the CPU takes no interrupt at all. */
    public boolean irqsMasked() {
        return (cpsr & I) != 0;
    }

    /** x30: where the function that was just entered returns to. */
    public Address link() {
        return new Address(x.get(GENERAL - 1));
    }
}
