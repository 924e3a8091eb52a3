package org.rollcall.counterexample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /**
     * The trace that was written with {@link #of}.
     *
     * @param root names model and property, where it does
     * @throws IllegalArgumentException if it is none
     */
    static ItfTrace read(Map<?, ?> root, Map<?, ?> trace) {
        if (!(trace.get("steps") instanceof List<?> steps)
                || !(trace.get("states") instanceof List<?> states)
                || states.size() != steps.size() + 1) {
            throw new IllegalArgumentException("the counterexample has no \"steps\" with a state more in \"states\"");
        }
        List<ItfTrace.State> read = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            Optional<String> action = i == 0 ? Optional.empty() : text(steps.get(i - 1), "step");
            Map<String, SpecValue> values = new LinkedHashMap<>();
            object(states.get(i)).forEach((variable, value) -> values.put(variable.toString(), read(value)));
            read.add(new ItfTrace.State(action, values));
        }
        return new ItfTrace(
                text(root, "model"),
                text(root, "property"),
                read,
                trace.get("loop_to") instanceof Integer loop ? Optional.of(loop) : Optional.empty());
    }

    /** Sets and sequences look alike; no variable of {@code IpiNmi} is a sequence. */
    private static SpecValue read(Object json) {
        if (json instanceof Boolean bool) {
            return new SpecValue.Bool(bool);
        } else if (json instanceof Integer number) {
            return new SpecValue.Int(number);
        } else if (json instanceof List<?> elements) {
            return new SpecValue.SetOf(elements.stream().map(TraceJson::read).toList());
        } else if (json instanceof Map<?, ?> map) {
            TreeMap<SpecValue, SpecValue> graph = new TreeMap<>();
            map.forEach((key, image) -> graph.put(new SpecValue.Text(key.toString()), read(image)));
            return new SpecValue.Function(graph);
        }
        return new SpecValue.Text(String.valueOf(json));
    }

    private static Map<?, ?> object(Object json) {
        if (json instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("steps and states are objects, not " + json);
    }

    private static Optional<String> text(Object json, String field) {
        return object(json).get(field) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
