package org.rollcall.walk;

import java.util.List;

/**
 * One CPU of a model.
 *
 * @param name {@code c1}
 * @param variables that it has a value of its own for
 * @param registers beneath them
 * @param steps that it may ever take
 * @param <S> states
 * @param <T> steps
 */
public record Lane<S, T>(String name, List<Field<S>> variables, List<Field<S>> registers, List<T> steps) {
    /** Keeps copies. */
    public Lane {
        variables = List.copyOf(variables);
        registers = List.copyOf(registers);
        steps = List.copyOf(steps);
    }
}
