package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a user of {@code rollcall prove} sees. */
class ProveCommandTest {
    @Test
    void aProvedModuleEndsWithWhatHolds() {
        Program program = Program.run("prove", "--failed", "RollCallProof");
        assertThat(program.status()).isZero();
        assertThat(program.out())
                .contains("its theorems hold for every set of CPUs")
                .doesNotContain("REFUTED");
    }

    @Test
    void withoutAnAssumptionTheCounterexampleIsShown() {
        Program program = Program.run("prove", "--failed", "--without", "RequesterPatient", "RollCallProof");
        assertThat(program.status()).isEqualTo(1);
        assertThat(program.out())
                .contains("REFUTED", "GiveUp", "after GiveUp", "the TLA+ tools agree", "not proved: ")
                .doesNotContain("DISAGREE");
    }

    @Test
    void aWrongNameIsOneClearLine() {
        Program module = Program.run("prove", "NoSuchProof");
        assertThat(module.status()).isEqualTo(2);
        assertThat(module.err()).contains("NoSuchProof").doesNotContain("\tat ");
        Program assumption = Program.run("prove", "--without", "Luck", "RollCallProof");
        assertThat(assumption.status()).isEqualTo(2);
        assertThat(assumption.err().strip().lines())
                .singleElement()
                .asString()
                .contains("RollCallProof has no assumption Luck; it has EveryCpuReachable, NoCallLost");
    }
}
