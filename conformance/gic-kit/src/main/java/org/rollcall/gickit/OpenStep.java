package org.rollcall.gickit;

import java.util.SplittableRandom;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.Register;

/** Steps that software may take, but to which the architecture gives no one answer. */
final class OpenStep {
    private OpenStep() {}

    /** Adds one. */
    static void add(ScriptDraft draft, int pe, ExceptionLevel any, int intid, SplittableRandom random) {
        ScriptHeader header = draft.header();
        int frame = random.nextInt(header.pes());
        switch (random.nextInt(9)) {
            case 0 -> draft.write(pe, any, Register.ICC_EOIR1_EL1, intid);
            case 1 -> draft.write(pe, any, Register.ICC_EOIR0_EL1, intid);
            case 2 -> draft.write(pe, any, Register.ICC_DIR_EL1, intid);
            case 3 -> draft.writeFrame(pe, header.bootLevel(), Register.GICR_ISACTIVER0, frame, 1L << intid);
            case 4 -> draft.writeFrame(pe, header.bootLevel(), Register.GICR_ICACTIVER0, frame, 1L << intid);
            case 5 ->
                draft.run(
                        pe,
                        header.bootLevel(),
                        new Action.Write(new Target(Register.GICR_IPRIORITYR, frame, intid), random.nextInt(256)));
            case 6 -> draft.write(pe, any, Register.ICC_IGRPEN1_EL1, random.nextInt(2));
            case 7 -> draft.write(pe, any, Register.ICC_AP1R0_EL1, random.nextInt() & 0xffffffffL);
            default -> draft.writeFrame(pe, any, Register.GICR_WAKER, frame, random.nextInt(2) * 2L);
        }
    }
}
