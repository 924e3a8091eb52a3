package org.rollcall.gic;

import static org.rollcall.gic.SpecialIntid.FIRST_SPI;

/** {@code IPRIORITYRn} of 32 INTIDs, a byte each. The Non-secure view of it is shifted. */
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

    /** The four fields of register {@code word} of the bank's eight. */
    int readWord(int word, FrameView view) {
        int fields = 0;
        for (int i = BYTES - 1; i >= 0; i--) {
            fields = fields << 8 | read(BYTES * word + i, view);
        }
        return fields;
    }

    void writeWord(int word, int value, FrameView view) {
        for (int i = 0; i < BYTES; i++) {
            write(BYTES * word + i, value >>> 8 * i & 0xff, view);
        }
    }
}
