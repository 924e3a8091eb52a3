package org.rollcall.gickit;

import java.util.SplittableRandom;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.Register;

/** Changes of the binary points and of EOImode, which may only be made while nothing is active. */
final class ReconfigureStep {
    /** EOImode of EL3 and of EL1 in both states. */
    private static final int SPLIT_AT_EVERY_LEVEL = 0x1c;

    private ReconfigureStep() {}

    /** Adds one, if the PE has nothing active. */
    static void add(ScriptDraft draft, int pe, ExceptionLevel any, SplittableRandom random) {
        ScriptHeader header = draft.header();
        GeneratedPe state = draft.pe(pe);
        if (!state.idle()) {
            return;
        }
        if (header.twoSecurityStates() && random.nextInt(3) == 0) {
            draft.write(pe, header.bootLevel(), Register.ICC_CTLR_EL3, state.split ? 0 : SPLIT_AT_EVERY_LEVEL);
            state.split = !state.split;
        } else if (!header.twoSecurityStates() && random.nextBoolean()) {
            Answer written = draft.write(pe, any, Register.ICC_CTLR_EL1, state.split ? 0 : 2);
            state.split = written instanceof Answer.Done ? !state.split : state.split;
        } else {
            boolean group0 = random.nextInt(3) == 0;
            draft.write(pe, any, group0 ? Register.ICC_BPR0_EL1 : Register.ICC_BPR1_EL1, random.nextInt(8));
        }
    }
}
