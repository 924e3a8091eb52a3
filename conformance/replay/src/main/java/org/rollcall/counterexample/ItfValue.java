package org.rollcall.counterexample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.spec.SpecValue;

/**
 * Values in the Informal Trace Format of Apalache and Quint, as maps and lists for JSON. The format has no model values:
 * they are strings, and come back as strings.
 */
final class ItfValue {
    private static final String INTEGER = "#bigint";
    private static final String SET = "#set";
    private static final String TUPLE = "#tup";
    private static final String FUNCTION = "#map";
    /** Apalache writes a constant of an uninterpreted type with its type. */
    private static final String OF_TYPE = "_OF_[A-Z_0-9]+$";

    private ItfValue() {}

    /** A value for JSON. */
    static Object write(SpecValue value) {
        if (value instanceof SpecValue.Bool bool) {
            return bool.value();
        } else if (value instanceof SpecValue.Int number) {
            return Map.of(INTEGER, Integer.toString(number.value()));
        } else if (value instanceof SpecValue.SetOf set) {
            return Map.of(SET, written(set.elements()));
        } else if (value instanceof SpecValue.Tuple tuple) {
            return written(tuple.elements());
        } else if (value instanceof SpecValue.Function function) {
            return function(function.graph());
        } else if (value instanceof SpecValue.Text text) {
            return text.value();
        }
        return value.toString();
    }

    /** The value that {@link #write} makes such JSON of, but for model values. */
    static SpecValue read(Object json) {
        if (json instanceof Boolean bool) {
            return new SpecValue.Bool(bool);
        } else if (json instanceof Number number) {
            return integer(number.toString());
        } else if (json instanceof String text) {
            return new SpecValue.Text(text.replaceFirst(OF_TYPE, ""));
        } else if (json instanceof List<?> sequence) {
            return new SpecValue.Tuple(values(sequence));
        } else if (json instanceof Map<?, ?> map) {
            return object(map);
        }
        throw new IllegalArgumentException("no value of the Informal Trace Format: " + json);
    }

    private static SpecValue object(Map<?, ?> map) {
        if (map.get(INTEGER) instanceof String digits) {
            return integer(digits);
        } else if (map.get(SET) instanceof List<?> elements) {
            return new SpecValue.SetOf(values(elements));
        } else if (map.get(TUPLE) instanceof List<?> elements) {
            return new SpecValue.Tuple(values(elements));
        }
        TreeMap<SpecValue, SpecValue> graph = new TreeMap<>();
        if (map.get(FUNCTION) instanceof List<?> pairs) {
            pairs.forEach(pair -> put(pair, graph));
        } else {
            map.forEach((field, image) -> graph.put(field(field), read(image)));
        }
        return new SpecValue.Function(graph);
    }

    private static void put(Object pair, Map<SpecValue, SpecValue> graph) {
        if (!(pair instanceof List<?> both) || both.size() != 2) {
            throw new IllegalArgumentException(FUNCTION + " holds pairs, not " + pair);
        }
        graph.put(read(both.get(0)), read(both.get(1)));
    }

    private static SpecValue field(Object name) {
        if (name.toString().startsWith("#")) {
            throw new IllegalArgumentException("no value of the Informal Trace Format: " + name);
        }
        return new SpecValue.Text(name.toString());
    }

    private static SpecValue integer(String digits) {
        try {
            return new SpecValue.Int(Integer.parseInt(digits));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + digits + "\" is not an integer of 32 bits", e);
        }
    }

    private static Object function(Map<SpecValue, SpecValue> graph) {
        if (!graph.isEmpty() && graph.keySet().stream().allMatch(SpecValue.Text.class::isInstance)) {
            Map<String, Object> fields = new LinkedHashMap<>();
            graph.forEach((field, image) -> fields.put((String) write(field), write(image)));
            return fields;
        }
        List<Object> pairs = new ArrayList<>();
        graph.forEach((argument, image) -> pairs.add(List.of(write(argument), write(image))));
        return Map.of(FUNCTION, pairs);
    }

    private static List<Object> written(List<SpecValue> values) {
        return values.stream().map(ItfValue::write).toList();
    }

    private static List<SpecValue> values(List<?> json) {
        return json.stream().map(ItfValue::read).toList();
    }
}
