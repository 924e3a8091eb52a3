package org.rollcall.spec.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A module with all that it extends.
 *
 * @param files the names of the modules that it is read from, itself first, standard modules left out
 * @param definitions in the order of the source
 * @param theorems one without a name goes by its place
 */
public record Module(
        String name,
        List<String> files,
        List<String> constants,
        List<String> variables,
        List<Definition> definitions,
        List<Fact> assumptions,
        List<Fact> theorems) {

    /** An assumption or a theorem; {@code name} is "" if it has none. */
    public record Fact(String name, Expression body, Place place) {}

    /** The definition of this name, if there is one. */
    public Optional<Definition> definition(String name) {
        return definitions.stream().filter(d -> d.name().equals(name)).findFirst();
    }

    /**
     * The definition of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Definition required(String name) {
        return definition(name).orElseThrow(() -> new IllegalArgumentException(this.name + ".tla defines no " + name));
    }
}
