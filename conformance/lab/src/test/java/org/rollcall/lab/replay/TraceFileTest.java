package org.rollcall.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.stub.Cpu;

class TraceFileTest {
    private static LabSchedule parse(String text) {
        return TraceFile.parse("t.trace", text, LabelTable.mainline());
    }

    @Test
    void everySettingAndStepIsUnderstood() {
        LabSchedule schedule = parse("""
                # by hand
                cpus 4
                pseudo-nmi off
                offline 3
                absent 2 3
                actor 1 at lkdtm_HARDLOCKUP echo X > /y
                1  E0   masters=0   entered[1]=1   # the master
                0 Take KG
                1 RoundupSend 2 slaves=1
                2 Ret
                """);
        assertThat(schedule.cpus()).isEqualTo(4);
        assertThat(schedule.pseudoNmi()).isFalse();
        assertThat(schedule.offline()).containsExactly(new Cpu(3));
        assertThat(schedule.absent()).containsExactly(new Cpu(2), new Cpu(3));
        assertThat(schedule.actors()).containsExactly(new Actor(new Cpu(1), "echo X > /y", "lkdtm_HARDLOCKUP"));
        assertThat(schedule.steps()).extracting(LabStep::action).containsExactly("E0", "Take", "RoundupSend", "Ret");
        assertThat(schedule.steps().get(1).sgi()).contains("KG");
        assertThat(schedule.steps().get(2).other()).contains(new Cpu(2));
        assertThat(schedule.steps().get(2).expected())
                .as("predictions are carried on")
                .extracting(Expected::toString)
                .containsExactly("masters=0", "entered[1]=1", "slaves=1");
        assertThat(schedule.steps().get(3).hidden()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cpus 3\n1 NoSuchStep",
                "cpus 3\n1 E0 masters",
                "cpus 3\n1 E0 master=1",
                "cpus 3\n1 E0 entered=1",
                "cpus 3\n1 E0 masters[1]=1",
                "cpus 3",
                "1 E0 masters=1",
                "cpus many",
                "\u007fELF"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(LabException.class).hasMessageContaining("t.trace");
    }
}
