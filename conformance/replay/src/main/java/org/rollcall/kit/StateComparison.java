package org.rollcall.kit;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rollcall.counterexample.TraceJson;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares what a program says of its state with the specification's: the variables that the program has. */
final class StateComparison {
    private final SortedSet<String> compared = new TreeSet<>();

    /** The variables that were compared in some state. */
    SortedSet<String> compared() {
        return compared;
    }

    /** The first variable that differs, with both values; null if none does. */
    @Nullable
    String difference(SpecState expected, JsonNode state) {
        if (state.isEmpty()) {
            throw new SubjectException("the program's state has no variable; there is nothing to compare");
        }
        for (Map.Entry<String, JsonNode> entry : state.properties()) {
            String variable = entry.getKey();
            if (!expected.variables().contains(variable)) {
                throw new SubjectException("the program's state has a variable " + variable
                        + ", which the specification has not; it has " + String.join(", ", expected.variables()));
            }
            compared.add(variable);
            SpecValue value = expected.value(variable);
            if (!same(value, entry.getValue())) {
                return variable + " is " + JsonMapper.shared().writeValueAsString(TraceJson.value(value))
                        + " in the specification, " + entry.getValue() + " in the program";
            }
        }
        return null;
    }

    /** The order of a set's elements says nothing. */
    private static boolean same(SpecValue value, JsonNode json) {
        if (value instanceof SpecValue.SetOf set) {
            Set<JsonNode> expected = new HashSet<>();
            set.elements().forEach(element -> expected.add(JsonMapper.shared().valueToTree(TraceJson.value(element))));
            Set<JsonNode> found = new HashSet<>();
            json.forEach(found::add);
            return json.isArray() && json.size() == expected.size() && expected.equals(found);
        } else if (value instanceof SpecValue.Function function) {
            return json.isObject()
                    && json.size() == function.graph().size()
                    && function.graph().entrySet().stream().allMatch(entry -> {
                        JsonNode image = json.get(String.valueOf(TraceJson.value(entry.getKey())));
                        return image != null && same(entry.getValue(), image);
                    });
        }
        return JsonMapper.shared().<JsonNode>valueToTree(TraceJson.value(value)).equals(json);
    }
}
