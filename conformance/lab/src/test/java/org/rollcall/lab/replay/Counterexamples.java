package org.rollcall.lab.replay;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.rollcall.counterexample.TraceJson;
import org.rollcall.replay.Replay;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.check.ModelCheck;
import org.rollcall.spec.tla.TlaTools;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Counterexamples of models of the manifest, as {@code rollcall model --format json} prints them. */
final class Counterexamples {
    private static final Duration LIMIT = Duration.ofSeconds(300);

    private Counterexamples() {}

    static JsonNode of(String name) {
        Model model = Manifest.ofProgram().named(name);
        ModelCheck.Outcome outcome =
                new ModelCheck(TlaTools.ofProgram(), ModelCheck.Counts.MUST_MATCH, LIMIT).run(model);
        Map<String, Object> json = Map.of(
                "model",
                name,
                "property",
                model.property(),
                "counterexample",
                TraceJson.of(Objects.requireNonNull(outcome.search().counterexample(), name)));
        return ScheduleExtraction.read(JsonMapper.shared().writeValueAsString(json));
    }

    static JsonNode reordered(String name, JsonNode printed) {
        var replay = new Replay(TlaTools.ofProgram(), LIMIT);
        return new Reordering(replay, Manifest.ofProgram().named(name)).of(printed);
    }

    /** The schedule as the command makes it. */
    static LabSchedule schedule(String name, LabelTable labels) {
        JsonNode printed = of(name);
        return ScheduleExtraction.of(Reordering.isNeeded(printed) ? reordered(name, printed) : printed, labels);
    }
}
