package org.rollcall.machine;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A constant of {@code IpiNmi.tla} and where a configuration, or a part of it, keeps its value.
 *
 * @param name its name in the specification
 * @param type the value's type: {@link CpuMask}, {@link Boolean}, {@link Integer} or an enum of {@link
 *     org.rollcall.kernel.Word}s
 * @param get the value
 * @param with the same owner with another value
 * @param <P> the owner
 * @param <V> the value
 */
public record Constant<P, V>(String name, Class<V> type, Function<P, V> get, BiFunction<P, V, P> with) {
    /** The same constant, of the owner of the owner. */
    <Q> Constant<Q, V> of(Function<Q, P> part, BiFunction<Q, P, Q> withPart) {
        return new Constant<>(
                name,
                type,
                whole -> get.apply(part.apply(whole)),
                (whole, value) -> withPart.apply(whole, with.apply(part.apply(whole), value)));
    }

    /** All CPUs that the owner names in some set. */
    static <P> CpuMask named(Stream<Constant<P, ?>> constants, P owner) {
        return constants
                .map(constant -> constant.get().apply(owner))
                .filter(CpuMask.class::isInstance)
                .map(CpuMask.class::cast)
                .reduce(CpuMask.EMPTY, CpuMask::or);
    }
}
