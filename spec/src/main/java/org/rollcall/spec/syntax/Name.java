package org.rollcall.spec.syntax;

/**
 * A bound name.
 *
 * @param text as written
 * @param number tells names apart that are written alike
 */
public record Name(String text, int number) {
    @Override
    public String toString() {
        return text;
    }
}
