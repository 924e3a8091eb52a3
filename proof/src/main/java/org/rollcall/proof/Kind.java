package org.rollcall.proof;

import java.util.Set;
import java.util.TreeSet;

/** What values a variable, a constant or an expression has. */
public sealed interface Kind {
    /** A CPU, or None. */
    Element A_CPU = new Element(Kinds.CPU);

    /** TRUE or FALSE. */
    record Truth() implements Kind {}

    /**
     * An element of a set that may be any, or the value that stands for none of them.
     *
     * @param set the constant that the set is, such as CPU
     */
    record Element(String set) implements Kind {}

    /**
     * A string.
     *
     * @param values those that it may be; empty if nothing says so
     */
    record Text(Set<String> values) implements Kind {
        static final Text ANY = new Text(Set.of());

        public Text {
            values = Set.copyOf(values);
        }

        boolean allows(String value) {
            return values.isEmpty() || values.contains(value);
        }
    }

    /** A natural number. */
    record Count() implements Kind {}

    /** A set of elements of one kind. */
    record SetOf(Kind element) implements Kind {}

    /**
     * A function.
     *
     * @param domain of what kind its arguments are: elements of a set that may be any, or the strings of {@link Text}
     */
    record From(Kind domain, Kind range) implements Kind {}

    /** The kind of what is of this kind or of another; they differ only in the strings. */
    default Kind or(Kind other) {
        if (this instanceof Text mine && other instanceof Text theirs) {
            if (mine.values().isEmpty() || theirs.values().isEmpty()) {
                return Text.ANY;
            }
            Set<String> both = new TreeSet<>(mine.values());
            both.addAll(theirs.values());
            return new Text(both);
        }
        return this;
    }
}
