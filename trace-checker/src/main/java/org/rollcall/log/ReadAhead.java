package org.rollcall.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Has a text read by another thread, some stretches ahead, and looked at, where that pays: not the first of it, as most logs are over by then, and not
 * where few of its lines are wanted.
 */
final class ReadAhead<M> implements Supply<M>, AutoCloseable {
    /** So many stretches at the start are read by who asks for them. */
    static final int ALONE = 8;

    /** So many are read, or are to be, while one is judged. */
    private static final int AHEAD = 3;

    private final Stretches<M> stretches;
    private final Lookout<M> lookout;
    private final ExecutorService thread;
    private final Queue<Future<@Nullable Stretch<M>>> coming = new ArrayDeque<>();
    private int alone;

    /**
     * Nothing is read yet.
     *
     * @param size of a stretch
     * @param alone how many stretches at the start are read by who asks for them
     * @param thread does one thing after the other
     */
    ReadAhead(InputStream in, int size, int alone, Lookout<M> lookout, ExecutorService thread) {
        stretches = new Stretches<>(in, size);
        this.alone = alone;
        this.lookout = lookout;
        this.thread = thread;
    }

    @Override
    public @Nullable Stretch<M> next(@Nullable Stretch<M> used, Demand demand) throws IOException {
        if (alone > 0 || demand == Demand.FEW_LINES) {
            alone = Math.max(0, alone - 1);
            return coming.isEmpty() ? stretches.next(used) : Handed.await(coming.remove());
        }
        while (coming.size() < AHEAD - 1) {
            order(null, demand);
        }
        order(used, demand);
        return Handed.await(coming.remove());
    }

    private void order(@Nullable Stretch<M> used, Demand demand) {
        coming.add(thread.submit(() -> {
            Stretch<M> next = stretches.next(used);
            if (next != null && demand == Demand.RECORDS) {
                lookout.look(next);
            }
            return next;
        }));
    }

    /** Nobody reads on. */
    @Override
    public void close() {
        coming.forEach(stretch -> stretch.cancel(false));
    }
}
