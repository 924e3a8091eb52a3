package org.rollcall.spec;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** Work on many models at once, by as many threads as there are processors. */
public final class InParallel {
    private InParallel() {}

    /**
     * Works on all items and hands the results over in the items' order, each as soon as it and those before it are there.
     *
     * @param waiting is told which item is waited for
     * @throws SpecificationException the first failure, in the items' order; work not yet begun is given up
     */
    public static <T, R> void each(List<T> items, Function<T, R> work, Consumer<T> waiting, BiConsumer<T, R> results) {
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            // A result that was handed over is let go of: a counterexample holds on to all that the tools parsed for
            // it.
            Queue<Future<R>> futures = new ArrayDeque<>();
            items.forEach(item -> futures.add(workers.submit(() -> work.apply(item))));
            for (T item : items) {
                waiting.accept(item);
                results.accept(item, result(futures.remove()));
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SpecificationException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SpecificationException("interrupted", e);
        }
    }
}
