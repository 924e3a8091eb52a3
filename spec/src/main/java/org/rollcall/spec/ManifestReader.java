package org.rollcall.spec;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a manifest; {@code docs/models.md} says what its fields mean. */
final class ManifestReader {
    private static final String CFG = ".cfg";

    /** What a model starts from: a configuration with changes, and what the models of this base have in common. */
    private record Base(String module, Changes changes, boolean temporal, boolean replay) {}

    private final String file;
    private final Map<String, List<String>> mutations = new LinkedHashMap<>();
    private final Map<String, JsonNode> forms = new LinkedHashMap<>();
    private final Map<String, Base> bases = new LinkedHashMap<>();

    private ManifestReader(String file) {
        this.file = file;
    }

    static Manifest read(InputStream in, String file) {
        try {
            return new ManifestReader(file).manifest(JsonMapper.shared().readTree(in));
        } catch (JacksonException e) {
            throw new SpecificationException(file + ": not a manifest: " + e.getMessage(), e);
        }
    }

    private Manifest manifest(JsonNode root) {
        field(root, "mutations").forEachEntry((name, operators) -> mutations.put(name, words(operators)));
        root.path("forms").forEachEntry(forms::put);
        field(root, "bases").forEachEntry((name, base) -> bases.put(name, of(start(text(base, "cfg")), base)));
        List<Model> models = new ArrayList<>();
        field(root, "models").forEach(model -> models.add(model(model)));
        return new Manifest(models, mutations);
    }

    /** A base with what a node of the table changes. */
    private Base of(Base start, JsonNode node) {
        return new Base(
                start.module(),
                start.changes().then(changes(node)),
                node.path("temporal").asBoolean(start.temporal()),
                node.path("replay").asBoolean(start.replay()));
    }

    private static Base start(String cfg) {
        return new Base(cfg.substring(0, cfg.length() - CFG.length()), Changes.of(Map.of()), false, true);
    }

    /** A base of the table, as it is or in a form: {@code V5-live} is {@code V5} in the form {@code live}. */
    private Base named(String name) {
        if (bases.containsKey(name)) {
            return bases.get(name);
        }
        String form = name.substring(name.lastIndexOf('-') + 1);
        Base plain = bases.get(name.replaceAll("-[^-]*$", ""));
        if (plain == null || !forms.containsKey(form)) {
            throw new SpecificationException(file + ": there is no base \"" + name + "\"");
        }
        return of(plain, forms.get(form));
    }

    /** A model that names no base has that of its name's first word. */
    private Model model(JsonNode node) {
        String name = text(node, "name");
        Base base = named(node.has("base") ? text(node, "base") : name.split("-", 2)[0]);
        String property = text(node, "property");
        boolean temporal = node.path("temporal").asBoolean(base.temporal());
        List<String> findings = node.has("findings") ? words(field(node, "findings")) : List.of();
        return new Model(
                name,
                base.module(),
                base.changes().then(changes(node)).then(checking(property, temporal)),
                node.path("mutation").asString("none"),
                text(node, "description"),
                property,
                expectation(text(node, "expect"), property, temporal),
                findings,
                node.has("twin") ? text(node, "twin") : null,
                field(node, "distinct").asLong(),
                field(node, "generated").asLong(),
                field(node, "depth").asInt(),
                field(node, "seconds").asDouble(),
                Model.Speed.valueOf(node.path("class").asString("fast").toUpperCase(Locale.ROOT)),
                base.replay());
    }

    private Expectation expectation(String expect, String property, boolean temporal) {
        return switch (expect) {
            case "holds" -> new Expectation.Holds();
            case "breaks" -> new Expectation.Broken(property);
            case "fails" -> temporal ? new Expectation.Liveness(property) : new Expectation.Violated(property);
            default ->
                throw new SpecificationException(
                        file + ": expect is \"holds\", \"fails\" or \"breaks\", not \"" + expect + "\"");
        };
    }

    private static Changes checking(String property, boolean temporal) {
        List<String> one = List.of(property);
        return new Changes(
                null, Map.of(), Map.of(), null, null, temporal ? List.of() : one, null, temporal ? one : List.of());
    }

    private Changes changes(JsonNode node) {
        Map<String, SpecValue> constants = new LinkedHashMap<>();
        node.path("constants").forEachEntry((name, value) -> constants.put(name, value(value)));
        return new Changes(
                node.has("specification") ? text(node, "specification") : null,
                constants,
                substitutions(node),
                node.has("symmetry") ? text(node, "symmetry") : null,
                listed(node, "invariants"),
                words(node.path("also")),
                listed(node, "properties"),
                List.of());
    }

    private Map<String, String> substitutions(JsonNode node) {
        Map<String, String> substitutions = new LinkedHashMap<>();
        if (node.has("mutation")) {
            String mutation = text(node, "mutation");
            List<String> operators = mutations.get(mutation);
            if (operators == null) {
                throw new SpecificationException(file + ": \"mutations\" does not list " + mutation);
            }
            operators.forEach(operator -> substitutions.put(operator, mutation + "_" + operator));
        }
        return substitutions;
    }

    /** An array is a set of model values, a string a string of TLA+. */
    private SpecValue value(JsonNode node) {
        if (node.isBoolean()) {
            return new SpecValue.Bool(node.asBoolean());
        }
        if (node.isInt()) {
            return new SpecValue.Int(node.asInt());
        }
        if (node.isArray()) {
            return new SpecValue.SetOf(
                    words(node).stream().<SpecValue>map(SpecValue.Constant::new).toList());
        }
        return new SpecValue.Text(node.asString());
    }

    private static @Nullable List<String> listed(JsonNode node, String name) {
        return node.has(name) ? words(node.path(name)) : null;
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asString()));
        return words;
    }

    private String text(JsonNode node, String name) {
        return field(node, name).asString();
    }

    private JsonNode field(JsonNode node, String name) {
        JsonNode field = node.get(name);
        if (field == null) {
            String where = node.has("name") ? node.get("name").asString() + ": " : "";
            throw new SpecificationException(file + ": not a manifest: " + where + "there is no \"" + name + "\"");
        }
        return field;
    }
}
