package org.rollcall.states;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.PriorityQueue;

/** Keys one after the other; 0, which is no key, is the end. */
public interface Keys extends AutoCloseable {
    /** The next key. */
    long next() throws IOException;

    @Override
    default void close() throws IOException {}

    /** The keys of an array up to a place. */
    static Keys of(long[] keys, int count) {
        int[] at = {0};
        return () -> at[0] < count ? keys[at[0]++] : 0;
    }

    /** The keys of a file. */
    static Keys of(Storage storage, String file) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(storage.open(file), 1 << 16));
        return new Keys() {
            @Override
            public long next() throws IOException {
                try {
                    return in.readLong();
                } catch (EOFException end) {
                    return 0;
                }
            }

            @Override
            public void close() throws IOException {
                in.close();
            }
        };
    }

    /** The keys of several in their order, each of which is in it; each key once. */
    static Keys merged(List<Keys> parts) throws IOException {
        record Head(long key, Keys rest) {}
        PriorityQueue<Head> heads = new PriorityQueue<>((a, b) -> Long.compare(a.key, b.key));
        for (Keys part : parts) {
            long first = part.next();
            if (first != 0) {
                heads.add(new Head(first, part));
            }
        }
        return new Keys() {
            private long last;

            @Override
            public long next() throws IOException {
                while (!heads.isEmpty()) {
                    Head head = heads.remove();
                    long more = head.rest.next();
                    if (more != 0) {
                        heads.add(new Head(more, head.rest));
                    }
                    if (head.key != last) {
                        last = head.key;
                        return last;
                    }
                }
                return 0;
            }

            @Override
            public void close() throws IOException {
                for (Keys part : parts) {
                    part.close();
                }
            }
        };
    }
}
