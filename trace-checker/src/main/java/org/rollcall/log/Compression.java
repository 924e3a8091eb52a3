package org.rollcall.log;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** Compressed logs, told by their first bytes whatever they are called. */
final class Compression {
    private static final int MAGIC = 6;
    private static final int BUFFER = 1 << 16;
    private static final int XZ_MEMORY_KIB = 128 * 1024;

    private Compression() {}

    /** The plain text of a stream: decompressed if it starts as gzip, bzip2, xz or zstd, else the stream itself. */
    static InputStream plain(InputStream in) throws IOException {
        var pushback = new PushbackInputStream(in, MAGIC);
        byte[] magic = new byte[MAGIC];
        int read = 0;
        // a live stream may give less for a long time: more is asked for only while it looks compressed
        while (read < MAGIC && mayBeCompressed(magic, read)) {
            int more = pushback.read(magic, read, 1);
            if (more < 0) {
                break;
            }
            read += more;
        }
        pushback.unread(magic, 0, read);
        if (starts(magic, read, 0x1f, 0x8b)) {
            return new Checked(pushback, () -> new GZIPInputStream(pushback, BUFFER), "gzip");
        }
        if (starts(magic, read, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return new Checked(pushback, () -> new XZInputStream(pushback, XZ_MEMORY_KIB), "xz");
        }
        if (starts(magic, read, 0x28, 0xb5, 0x2f, 0xfd)) {
            return new Checked(pushback, () -> new ZstdInputStream(pushback), "zstd");
        }
        if (starts(magic, read, 'B', 'Z', 'h')) {
            return new Checked(pushback, () -> new BZip2CompressorInputStream(pushback, true), "bzip2");
        }
        return pushback;
    }

    private static boolean mayBeCompressed(byte[] magic, int read) {
        if (read == 0) {
            return true;
        }
        int first = magic[0] & 0xff;
        return first == 0x1f || first == 0xfd || first == 0x28 || first == 'B';
    }

    private static boolean starts(byte[] magic, int read, int... bytes) {
        if (read < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((magic[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** A decompressor to be: those that are made read at once, and throw as they do. */
    private interface Opener {
        InputStream open() throws IOException;
    }

    /** Turns what the decompressors throw on damaged input into one clear error. */
    private static final class Checked extends InputStream {
        private final InputStream source;
        private final Opener opener;
        private final String form;
        private @Nullable InputStream in;

        Checked(InputStream source, Opener opener, String form) {
            this.source = source;
            this.opener = opener;
            this.form = form;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buf, int from, int length) throws IOException {
            try {
                in = in == null ? opener.open() : in;
                return in.read(buf, from, length);
            } catch (EOFException e) {
                throw new IOException("truncated " + form + " data", e);
            } catch (IOException | RuntimeException e) {
                throw new IOException("damaged " + form + " data: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() throws IOException {
            (in == null ? source : in).close();
        }
    }
}
