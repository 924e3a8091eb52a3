package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Schedule;
import org.rollcall.machine.Step;
import org.rollcall.replay.Replay;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.tla.TlaTools;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schedules that are written take every transition, and the Java model can take them all. */
class ReplayExportTest {
    private static final Model MODEL = Manifest.ofProgram().named("ML-nmi-roundup");

    private record Transition(JsonNode from, String step) {}

    private static List<JsonNode> export(String... options) {
        List<String> line = new ArrayList<>(List.of("replay", "export", MODEL.name()));
        line.addAll(List.of(options));
        Program run = Program.run(line.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        return run.out().lines().map(JsonMapper.shared()::readTree).toList();
    }

    @Test
    void everyTransitionIsTaken() {
        List<JsonNode> lines = export();
        Set<JsonNode> states = new HashSet<>();
        Set<Transition> transitions = new HashSet<>();
        List<Schedule> schedules = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        JsonNode state = null;
        for (JsonNode line : lines.subList(1, lines.size())) {
            if (line.has("schedule")) {
                schedules.add(new Schedule(steps));
                steps.clear();
                assertThat(line.get("schedule").asInt()).isEqualTo(schedules.size());
            } else {
                transitions.add(new Transition(state, line.get("step").asString()));
                steps.add(Step.parse(line.get("step").asString()));
            }
            state = line.get("state");
            states.add(state);
        }
        schedules.add(new Schedule(steps));
        assertThat(states).hasSize((int) MODEL.distinct());
        assertThat(transitions).hasSize((int) MODEL.generated() - 1);
        JsonNode header = lines.get(0);
        assertThat(header.get("model").asString()).isEqualTo(MODEL.name());
        assertThat(header.get("states").asLong()).isEqualTo(MODEL.distinct());
        assertThat(header.get("transitions").asLong()).isEqualTo(MODEL.generated() - 1);
        Machine machine = new Machine(new Replay(TlaTools.ofProgram(), Duration.ofMinutes(1)).configuration(MODEL));
        assertThat(schedules)
                .allSatisfy(schedule ->
                        assertThat(schedule.replay(machine).failure()).isEmpty());
    }

    @Test
    void theInformalTraceFormatHasTheSameSteps() {
        List<String> lines = export().stream()
                .filter(line -> line.has("step"))
                .map(line -> line.get("step").asString())
                .toList();
        List<String> traces = new ArrayList<>();
        for (JsonNode trace : export("--format", "itf")) {
            assertThat(trace.at("/#meta/format").asString()).isEqualTo("ITF");
            JsonNode states = trace.get("states");
            assertThat(states.get(0).at("/pend/#map/0/0").asString()).isEqualTo("c1");
            assertThat(states.get(0).at("/pend/#map/0/1/#set")).isEmpty();
            assertThat(states.get(0).at("/nS/#bigint").asString()).isEqualTo("0");
            for (int i = 1; i < states.size(); i++) {
                assertThat(states.get(i).at("/#meta/index").asInt()).isEqualTo(i);
                assertThat(states.get(i).size()).isEqualTo(trace.get("vars").size() + 1);
                traces.add(states.get(i).at("/#meta/action").asString());
            }
        }
        assertThat(traces).isEqualTo(lines);
    }
}
