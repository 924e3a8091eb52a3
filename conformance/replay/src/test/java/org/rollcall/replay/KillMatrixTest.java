package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.cpu.CpuFault;
import org.rollcall.cpu.CpuMutation;
import org.rollcall.machine.Fault;
import org.rollcall.machine.Mutation;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.tla.TlaTools;

/** The replay finds every mutation of the specification and every fault of the machine. */
class KillMatrixTest {
    @Test
    void noMutantSurvives() {
        List<KillMatrix.Kill> kills = new ArrayList<>();
        Replay replay = new Replay(TlaTools.ofProgram(), Duration.ofMinutes(30));
        new KillMatrix(replay, Manifest.ofProgram().models()).run(kills::add);
        assertThat(kills)
                .hasSize(Mutation.values().length
                        + CpuMutation.values().length
                        + Fault.values().length
                        + CpuFault.values().length
                        - 4)
                .noneMatch(KillMatrix.Kill::survives);
    }
}
