package org.rollcall.gickit;

import java.util.SplittableRandom;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.Register;

/** Reads of what the configuration looks like from a level. */
final class ViewStep {
    private ViewStep() {}

    /** Adds one; the place names a frame and an interrupt. */
    static void add(ScriptDraft draft, int pe, ExceptionLevel any, Target place, SplittableRandom random) {
        int frame = place.frame();
        switch (random.nextInt(10)) {
            case 0 -> draft.read(pe, any, Register.ICC_PMR_EL1);
            case 7 -> draft.readFrame(pe, any, Register.GICR_NSACR, frame);
            case 8 -> draft.readFrame(pe, any, Register.GICR_IGRPMODR0, frame);
            case 9 -> draft.read(pe, any, random.nextBoolean() ? Register.ICC_AP1R0_EL1 : Register.ICC_CTLR_EL3);
            case 1 -> draft.read(pe, any, Register.ICC_CTLR_EL1);
            case 2 -> draft.read(pe, any, random.nextBoolean() ? Register.ICC_BPR1_EL1 : Register.ICC_BPR0_EL1);
            case 3 -> draft.run(pe, any, new Action.Read(place));
            case 4 -> draft.readFrame(pe, any, Register.GICR_ISENABLER0, frame);
            case 5 -> draft.read(pe, any, Register.GICD_CTLR);
            default -> draft.readFrame(pe, any, Register.GICR_ICFGR1, frame);
        }
    }
}
