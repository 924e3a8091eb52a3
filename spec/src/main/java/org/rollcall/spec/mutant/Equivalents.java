package org.rollcall.spec.mutant;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.tla.TlaTools;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mutants that are no faults, each with the reason: {@code equivalent-mutants.json} beside the modules.
 *
 * @param reasons by the mutants' names; where mutants of two modules have one name, the module stands before it: {@code M!A: dropped: x}
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
     * Those of a text that lists groups of mutants with one reason each, and of one module if it says so.
     *
     * @param file where the text is from, for messages
     * @throws SpecificationException if the text is no such list, or a mutant has no reason or two
     */
    public static Equivalents parse(String text, String file) {
        Map<String, String> reasons = new LinkedHashMap<>();
        try {
            for (JsonNode group : JsonMapper.shared().readTree(text)) {
                String because = group.path("because").asString("");
                String module = group.path("module").asString("");
                for (JsonNode mutant : group.path("mutants")) {
                    String key = module.isEmpty() ? mutant.asString() : in(module, mutant.asString());
                    if (because.isBlank() || reasons.put(key, because) != null) {
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
        return reasons.containsKey(mutant.name()) || reasons.containsKey(in(mutant));
    }

    private static String in(String module, String name) {
        return module + "!" + name;
    }

    private static String in(Mutant mutant) {
        return in(mutant.module(), mutant.name());
    }

    /**
     * What is wrong with the list.
     *
     * @param all every mutant that there is
     * @param fates what became of those that were hunted
     */
    public List<String> problems(List<Mutant> all, List<Fate> fates) {
        List<String> problems = new ArrayList<>();
        Map<String, SortedSet<String>> modules = new HashMap<>();
        for (Mutant mutant : all) {
            modules.computeIfAbsent(mutant.name(), name -> new TreeSet<>()).add(mutant.module());
            modules.computeIfAbsent(in(mutant), name -> new TreeSet<>()).add(mutant.module());
        }
        for (String name : reasons.keySet()) {
            SortedSet<String> those = modules.getOrDefault(name, Collections.emptySortedSet());
            if (those.isEmpty()) {
                problems.add(FILE + " lists a mutant that does not exist: " + name);
            } else if (those.size() > 1) {
                problems.add(FILE + " does not say in which module, of " + String.join(", ", those) + ": " + name);
            }
        }
        fates.stream()
                .filter(fate -> fate.found() && lists(fate.mutant()))
                .forEach(fate -> problems.add(
                        FILE + " lists a mutant that " + fate.model().name() + " finds: " + fate.mutant()));
        return problems;
    }
}
