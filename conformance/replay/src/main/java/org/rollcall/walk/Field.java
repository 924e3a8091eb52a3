package org.rollcall.walk;

import java.util.function.Function;

/**
 * Something that is shown of a state: a variable, a register.
 *
 * @param name of it
 * @param read its value, quick to compare
 * @param shown the value for JSON, as the Informal Trace Format writes it
 * @param <S> states
 */
public record Field<S>(String name, Function<S, Object> read, Function<Object, Object> shown) {
    /** A field whose values JSON can hold as they are. */
    static <S> Field<S> plain(String name, Function<S, Object> read) {
        return new Field<>(name, read, value -> value);
    }
}
