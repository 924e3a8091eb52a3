package org.rollcall.spark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Logs as tasks of about the same size: the largest first, each to the task that has the least so far. A log is never
 * split, so no task can be shorter than the largest log.
 */
final class Batches {
    /** What it costs to open a log, in bytes that are read meanwhile. */
    private static final long OPENING = 50_000;

    private static final class Batch {
        private final List<LogFile> files = new ArrayList<>();
        private long cost;

        private void add(LogFile file) {
            files.add(file);
            cost += file.bytes() + OPENING;
        }
    }

    private Batches() {}

    /**
     * The tasks, the largest first: Spark starts them in this order.
     *
     * @param most how many tasks there may be, positive
     */
    static List<List<LogFile>> of(List<LogFile> files, int most) {
        PriorityQueue<Batch> smallest = new PriorityQueue<>(Comparator.comparingLong((Batch batch) -> batch.cost));
        for (int i = 0; i < Math.min(most, files.size()); i++) {
            smallest.add(new Batch());
        }
        files.stream()
                .sorted(Comparator.comparingLong(LogFile::bytes).reversed().thenComparing(LogFile::index))
                .forEach(file -> {
                    Batch batch = smallest.remove();
                    batch.add(file);
                    smallest.add(batch);
                });
        return smallest.stream()
                .sorted(Comparator.comparingLong((Batch batch) -> batch.cost)
                        .reversed()
                        .thenComparing(batch -> batch.files.get(0).index()))
                .map(batch -> List.copyOf(batch.files))
                .toList();
    }
}
