package org.rollcall.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.counterexample.ItfTrace;
import org.rollcall.counterexample.TraceJson;
import org.rollcall.counterexample.TraceText;
import org.rollcall.lab.guest.LabException;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.Manifest;
import tools.jackson.databind.json.JsonMapper;

/** The same counterexample in each form that {@code rollcall model} prints, and what is none. */
class ScheduleReaderTest {
    private static final String NAME = "ML-nmi-f22";
    private static final LabelTable LABELS = LabelTable.mainline();

    @TempDir
    Path dir;

    private LabSchedule read(Object json, Function<String, ModelReplay> models) throws IOException {
        String text =
                json instanceof String string ? string : JsonMapper.shared().writeValueAsString(json);
        Path file = Files.writeString(dir.resolve("trace"), text);
        return new ScheduleReader(LABELS, models).read(file.toString(), ScheduleReader.text(file.toString()));
    }

    private static ModelReplay none(String model) {
        throw new AssertionError("no model is needed, but " + model + " was asked for");
    }

    @Test
    void everyFormIsTheSameSchedule() throws IOException {
        Counterexample trace = Counterexamples.of(NAME);
        String property = Manifest.ofProgram().named(NAME).property();
        LabSchedule schedule = ScheduleExtraction.of(ModelRun.of(ItfTrace.of(NAME, property, trace)), LABELS);
        var printed = Map.of("model", NAME, "property", property, "counterexample", TraceJson.of(trace));
        assertThat(TraceText.read(JsonMapper.shared().writeValueAsString(printed)))
                .isEqualTo(ItfTrace.of(NAME, property, trace));
        assertThat(read(printed, ScheduleReaderTest::none)).isEqualTo(schedule);
        Map<String, Object> itf = ItfTrace.json(NAME, property, trace);
        assertThat(read(itf, ScheduleReaderTest::none)).isEqualTo(schedule);
        String bare = JsonMapper.shared().writeValueAsString(itf).replaceAll("\"#meta\":\\{\"index\"[^}]*},", "");
        assertThat(bare).doesNotContain("\"action\"");
        LabSchedule found = read(bare, Counterexamples::replay);
        assertThat(found.steps()).extracting(LabStep::text).hasSameSizeAs(trace.actions());
        assertThat(found.absent()).isEqualTo(schedule.absent());
        assertThatThrownBy(() -> read(bare.replace("\"source\"", "\"origin\""), ScheduleReaderTest::none))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("names no model");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model\": | no JSON",
                "{\"model\": \"x\"} | rollcall model --format json NAME",
                "{} | no \"states\"",
                "{\"counterexample\": 1, \"model\": \"x\"} | there is no counterexample",
                "{\"counterexample\": {\"steps\": [], \"states\": []}} | a state more",
                "{\"counterexample\": {\"steps\": [1], \"states\": [{}, {}]}} | objects, not 1",
                "{\"counterexample\": {\"steps\": [], \"states\": [{\"pmr\": 1}]}} | IpiNmi",
                "{\"counterexample\": {\"steps\": [], \"states\": [{\"task\": 1}]}} | task is 1, not a function",
                "{\"counterexample\": {\"steps\": [{\"step\": \"Read\"}],"
                        + " \"states\": [{\"task\": {\"c1\": \"-\"}}, {}]}} | not a step",
                "{\"states\": [{\"task\": {\"#map\": [[\"c1\", \"-\"]]}}]} | no variable"
            })
    void whatIsNoCounterexampleIsRefused(String line) {
        List<String> parts = List.of(line.split(" \\| "));
        assertThatThrownBy(() -> read(parts.get(0), ScheduleReaderTest::none))
                .isInstanceOf(LabException.class)
                .hasMessageContaining(dir.resolve("trace").toString())
                .hasMessageContaining(parts.get(1));
    }
}
