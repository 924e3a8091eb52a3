package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
        assertThat(kills).noneMatch(KillMatrix.Kill::survives);
        Set<String> small = SmallModule.ALL.stream().map(SmallModule::root).collect(Collectors.toSet());
        assertThat(kills).extracting(KillMatrix.Kill::kind).containsAll(small);
        long mutations = SmallModule.ALL.stream()
                .mapToLong(module -> module.mutations().size())
                .sum();
        assertThat(kills.stream().filter(kill -> !small.contains(kill.kind())).count())
                .isEqualTo(mutations
                        + Mutation.values().length
                        + CpuMutation.values().length
                        + Fault.values().length
                        + CpuFault.values().length
                        - 4);
    }
}
