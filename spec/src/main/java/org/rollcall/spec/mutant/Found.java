package org.rollcall.spec.mutant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.tla.TlaTools;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mutants that a campaign has found, each with what found it: {@code found-mutants.json} beside the modules. A campaign
 * asks the model that is named here first.
 *
 * @param byModel by the name of the model that found it, the mutants' names and the property that gave each away; "" if the
 *     tools can't evaluate the mutant
 */
public record Found(Map<String, Map<String, String>> byModel) {
    /** Where they are listed. */
    public static final String FILE = "found-mutants.json";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private record Group(String model, String property, List<String> mutants) {}

    /** Nothing is known. */
    public static Found nothing() {
        return new Found(Map.of());
    }

    /**
     * Those of a specification; none if it has no list.
     *
     * @throws SpecificationException if the list can't be read
     */
    public static Found of(TlaTools tools) {
        return tools.has(FILE) ? parse(tools.text(FILE), FILE) : nothing();
    }

    /**
     * Reads a list.
     *
     * @param file what it is called
     * @throws SpecificationException if it is none
     */
    public static Found parse(String text, String file) {
        Map<String, Map<String, String>> byModel = new LinkedHashMap<>();
        try {
            for (JsonNode group : JSON.readTree(text)) {
                String model = group.required("model").asString();
                for (JsonNode mutant : group.required("mutants")) {
                    byModel.computeIfAbsent(model, name -> new LinkedHashMap<>())
                            .put(mutant.asString(), group.required("property").asString());
                }
            }
        } catch (JacksonException e) {
            throw new SpecificationException(file + ": not a list of mutants: " + e.getMessage(), e);
        }
        return new Found(byModel);
    }

    /** The property by which a model found a mutant, or null if it did not. */
    public @Nullable String property(Mutant mutant, Model model) {
        return byModel.getOrDefault(model.name(), Map.of()).get(mutant.name());
    }

    /** The names of the mutants that a model found. */
    public Set<String> mutants(Model model) {
        return byModel.getOrDefault(model.name(), Map.of()).keySet();
    }

    static Verdict verdict(String property) {
        return property.isEmpty() ? new Verdict.Refused("") : new Verdict.Killed(property);
    }

    /** With what became of more mutants of the same specification. */
    public Found and(Collection<Fate> fates) {
        Map<String, Map<String, String>> all = new HashMap<>();
        byModel.forEach((model, mutants) -> all.put(model, new HashMap<>(mutants)));
        fates.forEach(fate -> {
            if (fate.model() != null) {
                all.computeIfAbsent(fate.model().name(), name -> new HashMap<>())
                        .put(
                                fate.mutant().name(),
                                fate.verdict() instanceof Verdict.Killed killed ? killed.property() : "");
            }
        });
        return new Found(all);
    }

    /** The list as a file, in an order that depends on nothing but its entries. */
    public String text() {
        List<Group> groups = new ArrayList<>();
        new TreeMap<>(byModel).forEach((model, mutants) -> {
            Map<String, List<String>> byProperty = new TreeMap<>();
            new TreeMap<>(mutants)
                    .forEach((mutant, property) -> byProperty
                            .computeIfAbsent(property, name -> new ArrayList<>())
                            .add(mutant));
            byProperty.forEach((property, names) -> groups.add(new Group(model, property, names)));
        });
        return JSON.writeValueAsString(groups) + "\n";
    }
}
