package org.rollcall.counterexample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;

/**
 * A behaviour as plain maps and lists, for JSON. Model values and strings are strings, sets and sequences are arrays,
 * functions are objects.
 */
public final class TraceJson {
    private TraceJson() {}

    /** {@code {"states": [...], "steps": [...], "loop_to": 3}}; {@code loop_to} only for a lasso. */
    public static Map<String, Object> of(Counterexample trace) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("steps", trace.actions().stream().map(TraceJson::step).toList());
        json.put("states", trace.states().stream().map(TraceJson::state).toList());
        if (trace.loopTo() >= 0) {
            json.put("loop_to", trace.loopTo());
        } else if (trace.loopTo() == Counterexample.STUTTERS) {
            json.put("stutters", true);
        }
        return json;
    }

    /** A step: its text, its action and its arguments by name, and the kernel function that it stands for. */
    public static Map<String, Object> step(SpecAction action) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("step", action.toString());
        step.put("action", action.name());
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (int i = 0; i < action.arguments().size(); i++) {
            arguments.put(action.parameters().get(i), value(action.arguments().get(i)));
        }
        step.put("arguments", arguments);
        if (!action.source().isEmpty()) {
            step.put("source", action.source());
        }
        return step;
    }

    /** The variables by name. */
    public static Map<String, Object> state(SpecState state) {
        Map<String, Object> values = new LinkedHashMap<>();
        state.values().forEach((variable, value) -> values.put(variable, value(value)));
        return values;
    }

    /** One value. */
    public static Object value(SpecValue value) {
        if (value instanceof SpecValue.Bool bool) {
            return bool.value();
        } else if (value instanceof SpecValue.Int number) {
            return number.value();
        } else if (value instanceof SpecValue.SetOf set) {
            return values(set.elements());
        } else if (value instanceof SpecValue.Tuple tuple) {
            return values(tuple.elements());
        } else if (value instanceof SpecValue.Function function) {
            Map<String, Object> graph = new LinkedHashMap<>();
            function.graph().forEach((key, image) -> graph.put(String.valueOf(value(key)), value(image)));
            return graph;
        } else if (value instanceof SpecValue.Text text) {
            return text.value();
        }
        return value.toString();
    }

    private static List<Object> values(List<SpecValue> elements) {
        List<Object> all = new ArrayList<>();
        elements.forEach(element -> all.add(value(element)));
        return all;
    }
}
