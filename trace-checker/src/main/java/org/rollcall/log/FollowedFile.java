package org.rollcall.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A file that grows. A read returns 0 where there is nothing new yet; the caller waits as it likes. Another file under the same name
 * (rotation) is read from its start once the old one is read to its end; a file that became shorter (truncation) from its start.
 */
public final class FollowedFile extends InputStream {
    private final Path path;
    private FileChannel channel;
    private @Nullable Object key;

    /** Opens the file at its start. */
    public FollowedFile(Path path) throws IOException {
        this.path = path;
        channel = FileChannel.open(path, StandardOpenOption.READ);
        key = attributes(path).fileKey();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) == 1 ? one[0] & 0xff : -1;
    }

    @Override
    public int read(byte[] buf, int from, int length) throws IOException {
        int read = channel.read(ByteBuffer.wrap(buf, from, length));
        if (read > 0) {
            return read;
        }
        if (channel.position() > channel.size()) {
            channel.position(0);
        } else {
            reopenIfRotated();
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void reopenIfRotated() throws IOException {
        try {
            Object now = attributes(path).fileKey();
            if (now != null && !now.equals(key)) {
                FileChannel next = FileChannel.open(path, StandardOpenOption.READ);
                channel.close();
                channel = next;
                key = now;
            }
        } catch (NoSuchFileException betweenTwoFiles) {
            // the logger has moved the old file away and not yet made the new one
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class);
    }
}
