package org.rollcall.spec.mutant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.tla.TlaTools;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mutants that are no faults, each with the reason: {@code equivalent-mutants.json} beside the modules.
 *
 * @param reasons by the mutants' names
 */
public record Equivalents(Map<String, String> reasons) {
    /** Where they are listed. */
    public static final String FILE = "equivalent-mutants.json";

    /**
     * Those of a specification; none if it has no list.
     *
     * @throws SpecificationException if the list can't be read
     */
    public static Equivalents of(TlaTools tools) {
        return tools.has(FILE) ? parse(tools.text(FILE), FILE) : new Equivalents(Map.of());
    }

    /**
     * Those of a text that lists groups of mutants with one reason each.
     *
     * @param file where the text is from, for messages
     * @throws SpecificationException if the text is no such list, or a mutant has no reason or two
     */
    public static Equivalents parse(String text, String file) {
        Map<String, String> reasons = new LinkedHashMap<>();
        try {
            for (JsonNode group : JsonMapper.shared().readTree(text)) {
                String because = group.path("because").asString("");
                for (JsonNode mutant : group.path("mutants")) {
                    if (because.isBlank() || reasons.put(mutant.asString(), because) != null) {
                        throw new SpecificationException(
                                file + ": \"" + mutant.asString() + "\" has no reason, or is listed twice");
                    }
                }
            }
        } catch (JacksonException e) {
            throw new SpecificationException(file + ": not a list of mutants: " + e.getMessage(), e);
        }
        return new Equivalents(reasons);
    }

    /** Whether a mutant is listed. */
    public boolean lists(Mutant mutant) {
        return reasons.containsKey(mutant.name());
    }

    /**
     * What is wrong with the list.
     *
     * @param all every mutant that there is
     * @param fates what became of those that were hunted
     */
    public List<String> problems(List<Mutant> all, List<Fate> fates) {
        List<String> problems = new ArrayList<>();
        Set<String> names = all.stream().map(Mutant::name).collect(Collectors.toSet());
        reasons.keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> problems.add(FILE + " lists a mutant that does not exist: " + name));
        fates.stream()
                .filter(fate -> fate.found() && lists(fate.mutant()))
                .forEach(fate -> problems.add(
                        FILE + " lists a mutant that " + fate.model().name() + " finds: " + fate.mutant()));
        return problems;
    }
}
