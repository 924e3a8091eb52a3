package org.rollcall.reach;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.rollcall.machine.Exploration.Result;
import org.rollcall.machine.Exploration.Standing;
import org.rollcall.machine.PackedMachine;
import org.rollcall.states.KeySet;
import org.rollcall.states.Seen;
import org.rollcall.states.StateTree;

/**
 * All reachable states of a machine, level by level, by several threads. What is counted is what {@link
 * org.rollcall.machine.Exploration} counts; it does not depend on the threads, since a level is complete before the next begins.
 */
public final class Reach {
    /** States that a thread looks for together. */
    private static final int ARRIVALS = 64;
    /** A thread looks at what all have found after so many states, at first sooner: what another has written lies far away. */
    private static final int WATCHED = 1 << 12;
    /** A thread goes through a level in so many runs: the longer one is, the more of what it meets the thread has met before. */
    private static final int RUNS = 16;

    private final Plan plan;
    private final StateTree tree;
    private final Seen seen;
    private final List<Worker> workers;
    private final AtomicInteger taken = new AtomicInteger();
    private List<long[]> level = List.of();
    /** Pieces of the level that a thread takes at a time. */
    private int run;

    private int depth;
    private volatile boolean ended;

    private Reach(Plan plan, int parts, Seen seen) {
        this.plan = plan;
        this.seen = seen;
        this.tree = new StateTree(new PackedMachine(plan.machine()).words(), parts);
        this.workers = Stream.generate(Worker::new).limit(plan.threads()).toList();
    }

    /** Searches. */
    public static Result run(Plan plan) {
        return run(plan, StateTree.USUAL_PARTS);
    }

    /** The same with what was found in this set, which is empty. */
    public static Result run(Plan plan, Seen seen) {
        return new Reach(plan, StateTree.FEWEST_PARTS, seen).run();
    }

    /** The same with states cut into so many parts; if a part takes more values than it has numbers, anew with fewer parts. */
    static Result run(Plan plan, int parts) {
        try {
            return new Reach(plan, parts, new KeySet()).run();
        } catch (StateTree.TooNarrowException e) {
            return run(plan, parts - 1);
        }
    }

    private Result run() {
        ExecutorService threads = Executors.newFixedThreadPool(plan.threads(), task -> {
            Thread thread = new Thread(task, "search");
            thread.setDaemon(true);
            return thread;
        });
        try {
            workers.get(0).expander.initial();
            workers.get(0).settle();
            level = workers.get(0).found.take();
            while (!ended && !level.isEmpty()) {
                depth++;
                taken.set(0);
                run = Math.max(1, level.size() / (plan.threads() * RUNS));
                for (Future<?> done : threads.invokeAll(workers)) {
                    done.get();
                }
                level = workers.stream()
                        .flatMap(worker -> worker.found.take().stream())
                        .toList();
            }
        } catch (InterruptedException e) {
            ended = true;
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StateTree.TooNarrowException narrow) {
                throw narrow;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdown();
        }
        return Totals.of(workers.stream().map(worker -> worker.expander).toList())
                .result(!ended, seen.size(), depth, bytes());
    }

    private long bytes() {
        return seen.bytes() + tree.bytes();
    }

    /** By one thread at a time; what the others have counted meanwhile may be a little more. */
    private void watch() {
        synchronized (workers) {
            long found = seen.size();
            long expanded =
                    workers.stream().mapToLong(worker -> worker.expanded).sum();
            long generated = workers.stream()
                    .mapToLong(worker -> worker.expander.generated())
                    .sum();
            if (found > plan.bound()
                    || !plan.watcher().test(new Standing(found, generated, depth, found - expanded, bytes()))) {
                ended = true;
            }
        }
    }

    /** One thread's part. It is alone with all that it has but the tree, the set, and the pieces of the level. */
    private final class Worker implements Callable<Void> {
        private final Frontier found = new Frontier();
        private final StateTree.Position position = tree.new Position();
        private final Expander expander = new Expander(plan, this::arrive);
        private final long[] arrived = new long[ARRIVALS];
        private final long[] there = new long[ARRIVALS];
        private int arrivals;
        private long expanded;
        private long due;

        @Override
        public Void call() {
            try {
                for (int from = taken.getAndAdd(run); from < level.size(); from = taken.getAndAdd(run)) {
                    level.subList(from, Math.min(from + run, level.size())).forEach(this::expand);
                }
            } catch (OutOfMemoryError full) {
                ended = true;
            }
            return null;
        }

        private void expand(long[] piece) {
            if (ended) {
                return;
            }
            for (long key : piece) {
                expander.expand(position.moveTo(key));
            }
            settle();
            expanded += piece.length;
            if (expanded >= due) {
                due = expanded + Math.min(expanded, WATCHED);
                watch();
            }
        }

        private void arrive(long[] state) {
            arrived[arrivals++] = position.key(state);
            if (arrivals == ARRIVALS) {
                settle();
            }
        }

        private void settle() {
            seen.addAll(arrived, arrivals, there, found::add);
            arrivals = 0;
        }
    }
}
