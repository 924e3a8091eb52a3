package org.rollcall.counterexample;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Traces in files: what {@code rollcall model --format json} prints, or the Informal Trace Format. */
public final class TraceText {
    private TraceText() {}

    /**
     * The trace that such a text is.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static ItfTrace read(String json) {
        Map<?, ?> root = parsed(json);
        if (root.get("counterexample") instanceof Map<?, ?> trace) {
            return TraceJson.read(root, trace);
        } else if (root.containsKey("model")) {
            throw new IllegalArgumentException("there is no counterexample in it: print one with"
                    + " rollcall model --format json NAME, of a model that is violated");
        }
        return ItfTrace.of(root);
    }

    private static Map<?, ?> parsed(String json) {
        try {
            return JsonMapper.shared().readValue(json, Map.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
