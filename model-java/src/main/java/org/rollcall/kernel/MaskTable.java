package org.rollcall.kernel;

import java.util.function.UnaryOperator;
import org.rollcall.cpu.Daif;
import org.rollcall.cpu.InterruptMask;
import org.rollcall.cpu.Irqflags;
import org.rollcall.cpu.MaskState;
import org.rollcall.cpu.PriorityConstants;

/**
 * The masks that a kernel with these constants ever has, each with a code: a PMR value out of three, and DAIF.I. An
 * operation on masks is then a table with a code for each.
 */
final class MaskTable {
    /** Codes, from 0. */
    static final int CODES = 6;
    /** Bits of a code. */
    static final int WIDTH = 3;

    private final InterruptMask[] masks = new InterruptMask[CODES];
    private final MaskState[] abstraction = new MaskState[CODES];

    MaskTable(Irqflags irqflags) {
        int[] pmrs = {
            PriorityConstants.IRQON,
            irqflags.constants().irqOff(irqflags.security()),
            PriorityConstants.DEFAULT_PMR_VALUE
        };
        for (int code = 0; code < CODES; code++) {
            masks[code] = new InterruptMask(pmrs[code >> 1], (code & 1) == 0 ? Daif.PROCCTX : Daif.PROCCTX_NOIRQ);
            abstraction[code] = irqflags.abstraction(masks[code]);
        }
    }

    InterruptMask mask(int code) {
        return masks[code];
    }

    /** What a CPU with this mask takes. */
    MaskState abstraction(int code) {
        return abstraction[code];
    }

    /**
     * The code of a mask.
     *
     * @throws IllegalArgumentException if this kernel never has that mask
     */
    int code(InterruptMask mask) {
        for (int code = 0; code < CODES; code++) {
            if (masks[code].pmr() == mask.pmr()
                    && masks[code].daif().i() == mask.daif().i()) {
                return code;
            }
        }
        throw new IllegalArgumentException("no code for mask " + mask);
    }

    /** An operation, worked out for every code. */
    int[] operation(UnaryOperator<InterruptMask> operation) {
        int[] table = new int[CODES];
        for (int code = 0; code < CODES; code++) {
            table[code] = code(operation.apply(masks[code]));
        }
        return table;
    }
}
