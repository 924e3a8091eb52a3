package org.rollcall.spec.mutant;

/**
 * The specification with one definition changed at one place.
 *
 * @param module the name of the module that the definition stands in
 * @param operator the definition
 * @param name which change it is, the same in each run: definition, kind, old text, new text
 * @param changed the text of the changed definition, without its name
 */
public record Mutant(String module, String operator, String name, String changed) {

    /** The changed definition under another name. */
    public String definition(String standIn) {
        return standIn + changed;
    }

    @Override
    public String toString() {
        return name;
    }
}
