package org.rollcall.gic;

import static org.rollcall.gic.SpecialIntid.FIRST_SPI;

/** {@code GICR_IPRIORITYRn}: a byte for each of the INTIDs 0..31. The Non-secure view of it is shifted. */
final class PriorityFields {
    private static final int BYTES = 4;

    private final int[] priority = new int[FIRST_SPI];
    private final int implemented;

    /** Fields that keep the {@code implemented} bits of what is written. */
    PriorityFields(int implemented) {
        this.implemented = implemented;
    }

    /** The priority that counts. */
    int stored(int intid) {
        return priority[intid];
    }

    int read(int intid, FrameView view) {
        if (!view.reaches(intid)) {
            return 0;
        }
        return view.full() ? priority[intid] : priority[intid] << 1 & 0xff;
    }

    void write(int intid, int value, FrameView view) {
        if (view.reaches(intid)) {
            priority[intid] = (view.full() ? value : 0x80 | value >> 1) & implemented;
        }
    }

    /** The four fields of {@code GICR_IPRIORITYR0} to {@code GICR_IPRIORITYR7}. */
    int readWord(Register register, FrameView view) {
        int word = 0;
        for (int i = BYTES - 1; i >= 0; i--) {
            word = word << 8 | read(firstIntid(register) + i, view);
        }
        return word;
    }

    void writeWord(Register register, int value, FrameView view) {
        for (int i = 0; i < BYTES; i++) {
            write(firstIntid(register) + i, value >>> 8 * i & 0xff, view);
        }
    }

    private static int firstIntid(Register register) {
        return BYTES * (register.ordinal() - Register.GICR_IPRIORITYR0.ordinal());
    }
}
