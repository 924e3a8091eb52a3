package org.rollcall.states;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A set of 64-bit keys, none of them 0, in sorted files. Keys are offered one by one, and from time to time it is settled which of
 * them are new: then every file is read once, from its beginning to its end (delayed duplicate detection). A file that is not less
 * than half as long as the one before is put together with it, so that there are few.
 */
public final class DiskSet implements AutoCloseable {
    private static final int FIRST = 16;

    private record Run(String file, long keys) {}

    private final Storage storage;
    private final int memory;
    private final List<Run> runs = new ArrayList<>();
    private final List<Run> overflow = new ArrayList<>();
    private long[] offered = new long[FIRST];
    private int count;
    private int files;
    private long size;

    /**
     * An empty set.
     *
     * @param memory how many keys that are not settled are kept in memory at most, from 16
     */
    public DiskSet(Storage storage, int memory) {
        this.storage = storage;
        this.memory = Math.max(FIRST, memory);
    }

    /** Offers a key. */
    public void offer(long key) throws IOException {
        if (count == memory) {
            Arrays.sort(offered, 0, count);
            overflow.add(written(Keys.of(offered, count)));
            count = 0;
        } else if (count == offered.length) {
            offered = Arrays.copyOf(offered, Math.min(memory, 2 * count));
        }
        offered[count++] = key;
    }

    /** Settles what was offered: the keys that are new, as a file that is the caller's to {@link #drop}. */
    public String settle() throws IOException {
        Arrays.sort(offered, 0, count);
        List<Keys> candidates = new ArrayList<>(List.of(Keys.of(offered, count)));
        for (Run run : overflow) {
            candidates.add(Keys.of(storage, run.file));
        }
        Run fresh;
        try (Keys candidate = Keys.merged(candidates);
                Keys known = Keys.merged(open(runs))) {
            fresh = written(without(candidate, known));
        }
        for (Run run : overflow) {
            storage.delete(run.file);
        }
        overflow.clear();
        count = 0;
        size += fresh.keys;
        try (Keys again = Keys.of(storage, fresh.file)) {
            runs.add(written(again));
        }
        putTogether();
        return fresh.file;
    }

    /** The keys of a file. */
    public Keys keys(String file) throws IOException {
        return Keys.of(storage, file);
    }

    /** Takes a file away that {@link #settle} has given. */
    public void drop(String file) throws IOException {
        storage.delete(file);
    }

    /** Bytes held in memory. */
    public long bytes() {
        return (long) offered.length * Long.BYTES;
    }

    /** Keys that are settled. */
    public long size() {
        return size;
    }

    /** Takes all files away. */
    @Override
    public void close() throws IOException {
        for (int i = 0; i < files; i++) {
            storage.delete(name(i));
        }
    }

    private void putTogether() throws IOException {
        while (runs.size() > 1 && runs.get(runs.size() - 2).keys <= 2 * runs.get(runs.size() - 1).keys) {
            List<Run> two = runs.subList(runs.size() - 2, runs.size());
            Run one;
            try (Keys merged = Keys.merged(open(two))) {
                one = written(merged);
            }
            for (Run run : two) {
                storage.delete(run.file);
            }
            two.clear();
            runs.add(one);
        }
    }

    private List<Keys> open(List<Run> some) throws IOException {
        List<Keys> keys = new ArrayList<>();
        for (Run run : some) {
            keys.add(Keys.of(storage, run.file));
        }
        return keys;
    }

    private static Keys without(Keys candidates, Keys known) throws IOException {
        long[] next = {known.next()};
        return () -> {
            long key = candidates.next();
            while (key != 0) {
                while (next[0] != 0 && next[0] < key) {
                    next[0] = known.next();
                }
                if (next[0] != key) {
                    return key;
                }
                key = candidates.next();
            }
            return 0;
        };
    }

    private Run written(Keys keys) throws IOException {
        String file = name(files++);
        long written = 0;
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(storage.create(file), 1 << 16))) {
            for (long key = keys.next(); key != 0; key = keys.next()) {
                out.writeLong(key);
                written++;
            }
        }
        return new Run(file, written);
    }

    private static String name(int number) {
        return "states-" + number;
    }
}
