package org.rollcall.counterexample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;

/**
 * A behaviour in the Informal Trace Format (Apalache ADR 015), which Apalache and Quint write and viewers of traces show. It
 * is a list of states and names no steps; ours name them where the format leaves room: {@code "#meta"} of a state has the
 * step that led to it as {@code "action"}, {@code "#meta"} of the trace has the model as {@code "source"} and what it violates as
 * {@code "property"}.
 *
 * @param source the model, if the trace names it
 * @param property what it violates, if the trace names it
 * @param states the states; model values are strings
 * @param loop the position of the state that the last one returns to, if it does
 */
public record ItfTrace(Optional<String> source, Optional<String> property, List<State> states, Optional<Integer> loop) {
    private static final String META = "#meta";

    /**
     * One state.
     *
     * @param action the step that led to it, if the trace names it
     * @param values of the variables
     */
    public record State(Optional<String> action, Map<String, SpecValue> values) {
        /** Keeps a copy. */
        public State {
            values = Map.copyOf(values);
        }
    }

    /** Keeps a copy. */
    public ItfTrace {
        states = List.copyOf(states);
    }

    /** A counterexample of a model; values as {@link #plain} has them. */
    public static ItfTrace of(String model, String property, Counterexample trace) {
        return of(json(model, property, trace));
    }

    /** A counterexample of a model, as maps and lists for JSON. */
    public static Map<String, Object> json(String model, String property, Counterexample trace) {
        return json(
                Map.of("source", model, "description", "counterexample to " + property, "property", property), trace);
    }

    /**
     * A behaviour, as maps and lists for JSON.
     *
     * @param about what else {@code "#meta"} of the trace has
     */
    public static Map<String, Object> json(Map<String, String> about, Counterexample trace) {
        Map<String, Object> json = new LinkedHashMap<>();
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("format", "ITF");
        meta.put("format-description", "https://apalache-mc.org/docs/adr/015adr-trace.html");
        meta.putAll(new TreeMap<>(about));
        json.put(META, meta);
        json.put("vars", trace.states().get(0).variables());
        List<Object> states = new ArrayList<>();
        for (int i = 0; i < trace.states().size(); i++) {
            Map<String, Object> place = new LinkedHashMap<>();
            place.put("index", i);
            if (i > 0) {
                place.put("action", trace.actions().get(i - 1).toString());
            }
            states.add(state(place, trace.states().get(i)));
        }
        json.put("states", states);
        if (trace.loopTo() >= 0) {
            json.put("loop", trace.loopTo());
        }
        return json;
    }

    private static Map<String, Object> state(Map<String, Object> place, SpecState state) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(META, place);
        state.values().forEach((variable, value) -> json.put(variable, ItfValue.write(value)));
        return json;
    }

    /**
     * The trace that such JSON is.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static ItfTrace of(Map<?, ?> json) {
        if (!(json.get("states") instanceof List<?> states) || states.isEmpty()) {
            throw new IllegalArgumentException("no trace in the Informal Trace Format: there are no \"states\"");
        }
        return new ItfTrace(
                meta(json, "source"),
                meta(json, "property"),
                states.stream().map(ItfTrace::state).toList(),
                json.get("loop") instanceof Integer loop && loop >= 0 && loop < states.size()
                        ? Optional.of(loop)
                        : Optional.empty());
    }

    private static State state(Object json) {
        if (!(json instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("a state is an object, not " + json);
        }
        Map<String, SpecValue> values = new LinkedHashMap<>();
        map.forEach((variable, value) -> {
            if (!variable.equals(META)) {
                values.put(variable.toString(), ItfValue.read(value));
            }
        });
        return new State(meta(map, "action"), values);
    }

    private static Optional<String> meta(Map<?, ?> json, String field) {
        return json.get(META) instanceof Map<?, ?> meta && meta.get(field) instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    /** Whether each state but the first names the step that led to it. */
    public boolean namesSteps() {
        return states.stream().skip(1).allMatch(state -> state.action().isPresent());
    }

    /** A value, for JSON. */
    public static Object value(SpecValue value) {
        return ItfValue.write(value);
    }

    /** The value that {@link #value} makes such JSON of; model values are strings. */
    public static SpecValue read(Object json) {
        return ItfValue.read(json);
    }

    /** The value of a variable as such a trace has it: model values are strings. */
    public static SpecValue plain(SpecValue value) {
        return ItfValue.read(ItfValue.write(value));
    }
}
