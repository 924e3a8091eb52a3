package org.rollcall.log;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives a reader one stretch of a text after the other. */
@FunctionalInterface
interface Supply<M> {
    /**
     * The next stretch, or null behind the last.
     *
     * @param used the one that was read last, or null
     * @param demand what of the next ones is worth a look ahead
     */
    @Nullable
    Stretch<M> next(@Nullable Stretch<M> used, Demand demand) throws IOException;
}
