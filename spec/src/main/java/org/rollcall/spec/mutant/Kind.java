package org.rollcall.spec.mutant;

/** What is done to an expression. */
public enum Kind {
    /** A conjunct of a guard is true, or a disjunct false. */
    DROPPED("dropped"),
    /** A condition is its contrary. */
    NEGATED("negated"),
    /** A variable stays as it was. */
    NO_UPDATE("no update"),
    /** A counter is changed twice. */
    TWICE("twice"),
    /** A variable is compared with its new value instead of getting it. */
    NO_PRIME("no prime"),
    /** A set gets nothing, or all CPUs. */
    WHOLE_SET("whole set"),
    /** Another set of the same kind. */
    OTHER_SET("other set"),
    /** Another element of the set that a name is drawn from: another CPU, another interrupt. */
    OTHER_ELEMENT("other element"),
    /** A set without one of its elements, a number one less or one more. */
    ONE_OFF("one off"),
    /** Another label, state or interrupt. */
    OTHER_LABEL("other label"),
    /** Another operator on sets, another quantifier, another comparison. */
    OTHER_OPERATOR("other operator"),
    /** TRUE for FALSE. */
    OTHER_TRUTH("other truth");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
