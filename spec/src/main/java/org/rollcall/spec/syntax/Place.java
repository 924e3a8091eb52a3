package org.rollcall.spec.syntax;

/**
 * Where an expression stands.
 *
 * @param module the name of the module
 * @param line from 1
 * @param column from 1
 * @param endLine the line of its last character
 * @param endColumn the column of its last character
 */
public record Place(String module, int line, int column, int endLine, int endColumn) {

    /** {@code RollCall.tla:12:5}, as editors jump to it. */
    @Override
    public String toString() {
        return module + ".tla:" + line + ":" + column;
    }
}
