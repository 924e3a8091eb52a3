package org.rollcall.reach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.rollcall.machine.Exploration.Result;
import org.rollcall.machine.Exploration.Standing;
import org.rollcall.machine.PackedMachine;
import org.rollcall.states.DiskSet;
import org.rollcall.states.Keys;
import org.rollcall.states.StateTree;
import org.rollcall.states.Storage;

/**
 * All reachable states of a machine, whose keys lie on disk: level by level, one thread. In memory are the parts that the states
 * share, and the keys of a level as far as they fit. What is counted is what {@link Reach} counts.
 */
public final class DiskReach {
    private static final int WATCHED = 1 << 12;

    private final Plan plan;
    private final StateTree tree;
    private final StateTree.Position position;
    private final DiskSet seen;
    private final Expander expander;
    private int depth;
    private long expanded;

    private DiskReach(Plan plan, Storage storage, int memory) {
        this.plan = plan;
        this.tree = new StateTree(new PackedMachine(plan.machine()).words(), StateTree.FEWEST_PARTS);
        this.position = tree.new Position();
        this.seen = new DiskSet(storage, memory);
        this.expander = new Expander(plan, this::arrive);
    }

    /**
     * Searches.
     *
     * @param memory how many keys are kept in memory
     * @throws StorageException with what was found, if a file cannot be written or read
     */
    public static Result run(Plan plan, Storage storage, int memory) {
        return new DiskReach(plan, storage, memory).run();
    }

    private Result run() {
        try (seen) {
            return result(search());
        } catch (IOException e) {
            throw new StorageException(result(false), e);
        } catch (UncheckedIOException e) {
            throw new StorageException(result(false), e.getCause());
        }
    }

    private boolean search() throws IOException {
        boolean goesOn = true;
        expander.initial();
        long before = 0;
        for (String level = seen.settle(); goesOn && seen.size() > before; ) {
            before = seen.size();
            depth++;
            try (Keys keys = seen.keys(level)) {
                for (long key = keys.next(); goesOn && key != 0; key = keys.next()) {
                    expander.expand(position.moveTo(key));
                    expanded++;
                    goesOn = (expanded & WATCHED - 1) != 0 || watched();
                }
            } catch (OutOfMemoryError full) {
                goesOn = false;
            }
            seen.drop(level);
            level = goesOn ? seen.settle() : level;
        }
        return goesOn;
    }

    private boolean watched() {
        return seen.size() <= plan.bound()
                && plan.watcher()
                        .test(new Standing(seen.size(), expander.generated(), depth, seen.size() - expanded, bytes()));
    }

    private long bytes() {
        return tree.bytes() + seen.bytes();
    }

    private Result result(boolean exhausted) {
        return Totals.of(List.of(expander)).result(exhausted, seen.size(), depth, bytes());
    }

    private void arrive(long[] state) {
        try {
            seen.offer(position.key(state));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
