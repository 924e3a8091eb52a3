package org.rollcall.spec.syntax;

/**
 * Where an expression stands.
 *
 * @param module the name of the module
 * @param line from 1
 * @param column from 1
 */
public record Place(String module, int line, int column) {

    /** {@code RollCall.tla:12:5}, as editors jump to it. */
    @Override
    public String toString() {
        return module + ".tla:" + line + ":" + column;
    }
}
