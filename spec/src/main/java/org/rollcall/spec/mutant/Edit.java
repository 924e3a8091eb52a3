package org.rollcall.spec.mutant;

import org.rollcall.spec.syntax.Place;

/**
 * A change of the source at one place: the old text gives way, or stays between two new ones.
 *
 * @param kind why
 * @param place the text that is meant
 * @param opening what stands before the old text, or instead of it
 * @param keeps whether the old text stays
 * @param closing what stands after it; "" if it does not stay
 */
record Edit(Kind kind, Place place, String opening, boolean keeps, String closing) {

    static Edit instead(Kind kind, Place place, String text) {
        return new Edit(kind, place, text, false, "");
    }

    static Edit around(Kind kind, Place place, String opening, String closing) {
        return new Edit(kind, place, opening, true, closing);
    }

    /** With parentheses around an operation: what stands around it may bind before its new operator. */
    Edit bound() {
        return kind == Kind.OTHER_OPERATOR && opening.startsWith("(")
                ? instead(kind, place, "(" + opening + ")")
                : this;
    }
}
