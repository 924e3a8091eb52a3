package org.rollcall.replay;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a build looks at where all would take too long. */
final class Sample {
    private static final boolean ALL = System.getProperty("rollcall.models", "").equals("deep");

    private Sample() {}

    /** One in so many, the first among them; all with {@code -Drollcall.models=deep}. */
    static <T> Stream<T> of(List<T> all, int every) {
        return IntStream.iterate(0, i -> i < all.size(), i -> i + (ALL ? 1 : every))
                .mapToObj(all::get);
    }
}
