package org.rollcall.transition;

import java.util.function.Predicate;

/**
 * A promise: whenever {@code from} is true, {@code to} is true then or later. TLA+ writes {@code from ~> to}.
 *
 * @param <S> states
 */
public record LeadsTo<S>(Predicate<S> from, Predicate<S> to) {}
