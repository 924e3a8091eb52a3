package org.rollcall.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** A stream that never keeps its reader waiting: a read returns 0 where nothing has come yet. A thread waits in its place. */
public final class LiveStream extends InputStream {
    private static final int CHUNK = 1 << 16;
    private static final int CHUNKS = 16;
    private static final byte[] END = {};

    private final InputStream in;
    private final BlockingQueue<byte[]> come = new ArrayBlockingQueue<>(CHUNKS);
    private volatile @Nullable IOException failure;
    private byte @Nullable [] current;
    private int used;

    /** Starts to read the stream. */
    public LiveStream(InputStream in) {
        this.in = in;
        var reader = new Thread(this::pump, "live log");
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) == 1 ? one[0] & 0xff : -1;
    }

    @Override
    public int read(byte[] buf, int from, int length) throws IOException {
        byte[] chunk = current == null ? come.poll() : current;
        if (chunk == null) {
            return 0;
        }
        current = chunk;
        if (chunk == END) {
            IOException failed = failure;
            if (failed != null) {
                throw failed;
            }
            return -1;
        }
        int count = Math.min(length, chunk.length - used);
        System.arraycopy(chunk, used, buf, from, count);
        used += count;
        if (used == chunk.length) {
            current = null;
            used = 0;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void pump() {
        byte[] buf = new byte[CHUNK];
        try {
            try {
                for (int read = in.read(buf); read >= 0; read = in.read(buf)) {
                    if (read > 0) {
                        come.put(Arrays.copyOf(buf, read));
                    }
                }
            } catch (IOException e) {
                failure = e;
            }
            come.put(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
