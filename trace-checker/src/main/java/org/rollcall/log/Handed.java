package org.rollcall.log;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What was handed to another thread, for whoever waits for it. */
public final class Handed {
    private Handed() {}

    /**
     * What came of it. What failed there fails here, as it is.
     *
     * @throws IOException as the other thread did; {@link InterruptedIOException} if this one was interrupted
     */
    public static <T> T await(Future<T> some) throws IOException {
        try {
            return some.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            } else if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while another thread works on a log");
        }
    }
}
