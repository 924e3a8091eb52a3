package org.rollcall.transition;

import java.util.List;
import java.util.Locale;

/** The declaration of a kind of step, a constant of an enum: an action of the specification by its name and parameters. */
public interface ActionName {
    /** The name of the constant, {@code READ_IAR}. */
    String name();

    /** The name of the action in the specification, which is the constant's in another spelling: {@code ReadIar}. */
    default String specName() {
        StringBuilder name = new StringBuilder();
        for (String word : name().split("_")) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

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
