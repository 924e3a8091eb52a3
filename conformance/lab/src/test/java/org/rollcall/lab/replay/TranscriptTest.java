package org.rollcall.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rollcall.lab.stub.Cpu;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TranscriptTest {
    private static final LabSchedule SCHEDULE = TraceFile.parse(
            "by-hand.trace",
            "cpus 2\nactor 1 true\n1 E0 masters=0 entered[1]=1\n1 E2Master masters=1\n",
            LabelTable.mainline());

    private static Transcript transcript() {
        LabStep first = SCHEDULE.steps().get(0);
        LabStep second = SCHEDULE.steps().get(1);
        var where = new TreeMap<Cpu, String>();
        where.put(new Cpu(1), "kgdb_cpu_enter");
        var verdict = new Verdict.NotReached(2, second.text(), "write masters", where);
        List<StepReport> steps = List.of(
                new StepReport(1, first, "kgdb_cpu_enter", first.expected()), new StepReport(2, second, "", List.of()));
        return new Transcript(SCHEDULE, 3, new ReplayLab.Result(verdict, steps, List.of("no prompt")));
    }

    @Test
    void peopleReadTheVerdictFirst() {
        assertThat(transcript().lines())
                .containsExactly(
                        "by-hand.trace, run 3: NOT REACHED, at step 2, 1 E2Master masters=1: no write masters",
                        "    1  CPU 1   1 E0 masters=0 entered[1]=1 kgdb_cpu_enter                       masters=0"
                                + " entered[1]=1",
                        "  CPU 1 is halted at kgdb_cpu_enter",
                        "  user: no prompt");
    }

    @Test
    void programsReadEveryStep() {
        JsonNode json = JsonMapper.shared().readTree(transcript().json());
        assertThat(json.path("verdict").asString()).isEqualTo("NOT REACHED");
        assertThat(json.path("run").asInt()).isEqualTo(3);
        assertThat(json.path("steps").size()).isEqualTo(2);
        assertThat(json.path("steps").get(0).path("changed").get(1).asString()).isEqualTo("entered[1]=1");
        assertThat(json.path("where").path("CPU 1").asString()).isEqualTo("kgdb_cpu_enter");
    }
}
