package org.rollcall.log;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A text, stretch after stretch. */
final class Stretches<M> {
    private final InputStream in;
    private final int size;
    private Stretch<M> last;
    private boolean over;

    /** From here to the end of the stream, in stretches of that size. */
    Stretches(InputStream in, int size) {
        this.in = in;
        this.size = size;
        last = new Stretch<>(size);
    }

    /**
     * The next stretch, or null behind the last.
     *
     * @param used one that nobody needs any more, to become the next; null if there is none
     */
    @Nullable
    Stretch<M> next(@Nullable Stretch<M> used) throws IOException {
        if (over) {
            return null;
        }
        over = true; // also if it cannot be read
        Stretch<M> next = used == null ? new Stretch<>(size) : used;
        next.follow(last);
        last = next;
        over = !next.fill(in);
        return next;
    }
}
