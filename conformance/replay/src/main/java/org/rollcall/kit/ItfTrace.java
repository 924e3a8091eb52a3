package org.rollcall.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.spec.CoveringWalk;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;

/** A schedule in the Informal Trace Format: sets, tuples and functions are marked as such. */
final class ItfTrace {
    private ItfTrace() {}

    static Map<String, Object> of(Model model, SpecState initial, List<CoveringWalk.Step> schedule) {
        Map<String, Object> trace = new LinkedHashMap<>();
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("format", "ITF");
        about.put("source", model.name());
        about.put("description", model.description());
        trace.put("#meta", about);
        trace.put("vars", initial.variables());
        List<Object> states = new ArrayList<>();
        states.add(state(initial, Map.of("index", 0)));
        for (CoveringWalk.Step step : schedule) {
            Map<String, Object> meta = new LinkedHashMap<>();
            meta.put("index", states.size());
            meta.put("action", step.action().toString());
            states.add(state(step.to(), meta));
        }
        trace.put("states", states);
        return trace;
    }

    private static Map<String, Object> state(SpecState state, Map<String, Object> meta) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("#meta", meta);
        state.values().forEach((variable, value) -> values.put(variable, value(value)));
        return values;
    }

    private static Object value(SpecValue value) {
        if (value instanceof SpecValue.Bool bool) {
            return bool.value();
        } else if (value instanceof SpecValue.Int number) {
            return Map.of("#bigint", Integer.toString(number.value()));
        } else if (value instanceof SpecValue.SetOf set) {
            return Map.of("#set", values(set.elements()));
        } else if (value instanceof SpecValue.Tuple tuple) {
            return Map.of("#tup", values(tuple.elements()));
        } else if (value instanceof SpecValue.Function function) {
            List<Object> pairs = new ArrayList<>();
            function.graph().forEach((key, image) -> pairs.add(List.of(value(key), value(image))));
            return Map.of("#map", pairs);
        } else if (value instanceof SpecValue.Text text) {
            return text.value();
        }
        return value.toString();
    }

    private static List<Object> values(List<SpecValue> elements) {
        return elements.stream().map(ItfTrace::value).toList();
    }
}
