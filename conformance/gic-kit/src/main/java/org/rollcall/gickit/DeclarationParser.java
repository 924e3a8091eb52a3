package org.rollcall.gickit;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a declaration: fields of a header, or a file of its own. */
public final class DeclarationParser {
    private static final Set<String> KNOWN = Stream.concat(
                    Stream.of("choices", "prio_bits", "preemption_bits", "range_selector", "ppis", "note"),
                    Arrays.stream(Extension.values()).map(Extension::word))
            .collect(Collectors.toUnmodifiableSet());

    private DeclarationParser() {}

    /**
     * A file beside a GIC: one JSON object with the fields of a header that say what the GIC is.
     *
     * @throws ScriptException if it is not one
     */
    public static Declaration file(String text) {
        JsonNode node;
        try {
            node = JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            throw new ScriptException("not JSON: " + e.getOriginalMessage());
        }
        if (!node.isObject()) {
            throw new ScriptException("a JSON object is expected");
        }
        Fields fields = new Fields(1, node);
        fields.only(KNOWN);
        Declaration declared = header(fields);
        OptionalInt bits = optional(fields, "prio_bits");
        return declared.and(new Declaration(Set.of(), Set.of(), bits, OptionalInt.empty(), null, null));
    }

    /** The fields of a header that declare something; {@code prio_bits} is the script's own. */
    static Declaration header(Fields fields) {
        Set<Variation> variations = EnumSet.noneOf(Variation.class);
        Set<Variation> withdrawn = EnumSet.noneOf(Variation.class);
        choices(fields, variations, withdrawn);
        return new Declaration(
                variations,
                withdrawn,
                OptionalInt.empty(),
                optional(fields, "preemption_bits"),
                fields.has("range_selector") ? fields.flag("range_selector") : null,
                fields.has("ppis") ? (Integer) (int) fields.number("ppis", Integer.SIZE) : null,
                extensions(fields));
    }

    private static Map<Extension, Integer> extensions(Fields fields) {
        Map<Extension, Integer> declared = new EnumMap<>(Extension.class);
        for (Extension extension : Extension.values()) {
            String field = extension.word();
            if (fields.has(field)) {
                declared.put(
                        extension,
                        extension.isFlag()
                                ? fields.flag(field) ? 1 : 0
                                : fields.integer(field, extension.least(), extension.most()));
            }
        }
        return declared;
    }

    private static OptionalInt optional(Fields fields, String field) {
        return fields.has(field) ? OptionalInt.of(fields.integer(field, 4, 8)) : OptionalInt.empty();
    }

    private static void choices(Fields fields, Set<Variation> variations, Set<Variation> withdrawn) {
        if (!fields.has("choices")) {
            return;
        }
        JsonNode names = fields.required("choices");
        if (!names.isArray()) {
            throw fields.error("\"choices\" must be an array of names");
        }
        for (JsonNode name : names) {
            String word = name.asString();
            boolean not = word.startsWith(Variation.NOT);
            Optional<Variation> variation = Variation.of(not ? word.substring(Variation.NOT.length()) : word)
                    .filter(known -> !not || known.kind() == Variation.Kind.DEPARTURE);
            (not ? withdrawn : variations).add(variation.orElseThrow(() -> unknown(fields, word)));
        }
    }

    private static ScriptException unknown(Fields fields, String word) {
        return fields.error("unknown choice \"" + word + "\"; known are "
                + Arrays.stream(Variation.values()).map(Variation::word).collect(Collectors.joining(", ")));
    }
}
