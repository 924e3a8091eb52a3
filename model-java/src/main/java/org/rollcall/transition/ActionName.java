package org.rollcall.transition;

import java.util.List;

/** The declaration of a kind of step: an action of the specification by its name and parameters. */
public interface ActionName {
    /** The name of the action in the specification. */
    String specName();

    /** The names of its parameters. */
    List<String> parameters();

    /**
     * The kind that the specification calls so.
     *
     * @throws IllegalArgumentException if there is none
     */
    static <K extends Enum<K> & ActionName> K named(Class<K> kinds, String specName) {
        for (K kind : kinds.getEnumConstants()) {
            if (kind.specName().equals(specName)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no step is called " + specName);
    }
}
