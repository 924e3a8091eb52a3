package org.rollcall.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.rollcall.counterexample.ItfTrace;
import org.rollcall.counterexample.TraceJson;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.CoveringWalk;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import tools.jackson.databind.json.JsonMapper;

/** Writes schedules, one JSON object a line. */
public interface Export {
    /** Writes all schedules of a model. */
    void write(Model model, CoveringSchedules schedules, Consumer<String> lines);

    /** A line for the model, then a line for each reset and each step, with the state after it. */
    Export LINES = (model, schedules, lines) -> {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("model", model.name());
        header.put("about", model.description());
        header.put("states", schedules.states());
        header.put("transitions", schedules.transitions());
        header.put("variables", schedules.initial().variables());
        lines.accept(json(header));
        Map<String, Object> initial = TraceJson.state(schedules.initial());
        int number = 0;
        for (List<CoveringWalk.Step> schedule = schedules.next(); !schedule.isEmpty(); schedule = schedules.next()) {
            Map<String, Object> reset = new LinkedHashMap<>();
            reset.put("schedule", ++number);
            reset.put("state", initial);
            lines.accept(json(reset));
            for (CoveringWalk.Step step : schedule) {
                Map<String, Object> line = TraceJson.step(step.action());
                line.put("state", TraceJson.state(step.to()));
                lines.accept(json(line));
            }
        }
    };

    /** A trace in the Informal Trace Format of Apalache and Quint for each schedule. */
    Export ITF = (model, schedules, lines) -> {
        for (List<CoveringWalk.Step> schedule = schedules.next(); !schedule.isEmpty(); schedule = schedules.next()) {
            List<SpecState> states = new ArrayList<>(List.of(schedules.initial()));
            schedule.forEach(step -> states.add(step.to()));
            List<SpecAction> actions =
                    schedule.stream().map(CoveringWalk.Step::action).toList();
            var trace = new Counterexample(states, actions, Counterexample.ENDS);
            Map<String, String> about = Map.of("source", model.name(), "description", model.description());
            lines.accept(json(ItfTrace.json(about, trace)));
        }
    };

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }
}
