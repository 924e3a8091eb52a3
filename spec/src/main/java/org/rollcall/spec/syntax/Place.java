package org.rollcall.spec.syntax;

/**
 * Where an expression stands: from its first character to its last.
 *
 * @param module the name of the module
 * @param line of the first character, from 1
 * @param column of the first character, from 1
 * @param lastLine of the last character
 * @param lastColumn of the last character
 */
public record Place(String module, int line, int column, int lastLine, int lastColumn) {

    /** {@code RollCall.tla:12:5}, as editors jump to it. */
    @Override
    public String toString() {
        return module + ".tla:" + line + ":" + column;
    }
}
