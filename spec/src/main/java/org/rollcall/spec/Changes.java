package org.rollcall.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a model of the manifest, or a base of models, changes in the configuration that it starts from. What is null stays
 * as it is.
 *
 * @param specification the temporal formula
 * @param constants constants with another value
 * @param substitutions operators with something in their place
 * @param symmetry the set of permutations up to which states are counted
 * @param invariants all the invariants
 * @param moreInvariants invariants besides those
 * @param properties all the temporal properties
 * @param moreProperties temporal properties besides those
 */
public record Changes(
        @Nullable String specification,
        Map<String, SpecValue> constants,
        Map<String, String> substitutions,
        @Nullable String symmetry,
        @Nullable List<String> invariants,
        List<String> moreInvariants,
        @Nullable List<String> properties,
        List<String> moreProperties) {

    /** Constants with another value, and nothing else. */
    public static Changes of(Map<String, SpecValue> constants) {
        return new Changes(null, constants, Map.of(), null, null, List.of(), null, List.of());
    }

    /**
     * No invariants and no temporal properties.
     *
     * @param specification the temporal formula, or null to leave it
     */
    public static Changes checkingNothing(@Nullable String specification) {
        return new Changes(specification, Map.of(), Map.of(), null, List.of(), List.of(), List.of(), List.of());
    }

    /** These changes, and then others. */
    public Changes then(Changes later) {
        return new Changes(
                later.specification == null ? specification : later.specification,
                both(constants, later.constants),
                both(substitutions, later.substitutions),
                later.symmetry == null ? symmetry : later.symmetry,
                later.invariants == null ? invariants : later.invariants,
                later.invariants == null ? both(moreInvariants, later.moreInvariants) : later.moreInvariants,
                later.properties == null ? properties : later.properties,
                later.properties == null ? both(moreProperties, later.moreProperties) : later.moreProperties);
    }

    /** The configuration with these changes. */
    public ModelConfiguration in(ModelConfiguration start) {
        return new ModelConfiguration(
                specification == null ? start.specification() : specification,
                start.init(),
                start.next(),
                both(start.constants(), constants),
                both(start.substitutions(), substitutions),
                both(invariants == null ? start.invariants() : invariants, moreInvariants),
                both(properties == null ? start.properties() : properties, moreProperties),
                start.constraints(),
                start.actionConstraints(),
                symmetry == null ? start.symmetry() : symmetry,
                start.view(),
                start.checkDeadlock());
    }

    private static <V> Map<String, V> both(Map<String, V> first, Map<String, V> then) {
        Map<String, V> all = new LinkedHashMap<>(first);
        all.putAll(then);
        return all;
    }

    private static List<String> both(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream()).distinct().toList();
    }
}
