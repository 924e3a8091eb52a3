package org.rollcall.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text in UTF-16, as Windows programs save a console, or in UTF-32, told by its mark or by its zero bytes; given on in UTF-8. */
final class Utf16 extends InputStream {
    private static final int CHUNK = 1 << 13;

    /** So many bytes must look like UTF-16 where it has no mark. */
    private static final int SHORTEST = 32;

    private final Reader reader;
    private final CharBuffer chars = CharBuffer.allocate(CHUNK).limit(0);
    private final ByteBuffer bytes = ByteBuffer.allocate(3 * CHUNK).limit(0);
    private final CharsetEncoder encoder = StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);

    private boolean ended;

    private Utf16(InputStream in, Charset charset) {
        reader = new InputStreamReader(in, charset);
    }

    /** The stream in UTF-8 if its head is of UTF-16, else null. */
    static @Nullable InputStream decoded(InputStream in, byte[] head, int length) {
        Charset charset = charset(head, length);
        return charset == null ? null : new Utf16(in, charset);
    }

    private static @Nullable Charset charset(byte[] head, int length) {
        if (length >= 4 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe && head[2] == 0 && head[3] == 0) {
            return Charset.forName("UTF-32LE");
        } else if (length >= 4 && head[0] == 0 && head[1] == 0 && head[2] == (byte) 0xfe && head[3] == (byte) 0xff) {
            return Charset.forName("UTF-32BE");
        } else if (length >= 2 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe) {
            return StandardCharsets.UTF_16LE;
        } else if (length >= 2 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff) {
            return StandardCharsets.UTF_16BE;
        } else if (length < SHORTEST) {
            return null;
        }
        int[] zeros = new int[4];
        for (int i = 0; i < length; i++) {
            zeros[i % 4] += head[i] == 0 ? 1 : 0;
        }
        int inside = Math.min(zeros[1], zeros[2]); // of UTF-16 one of them is no high half
        if (areOfAscii(2 * inside, 2 * zeros[0], length)) {
            return Charset.forName("UTF-32LE");
        } else if (areOfAscii(2 * inside, 2 * zeros[3], length)) {
            return Charset.forName("UTF-32BE");
        } else if (areOfAscii(zeros[1] + zeros[3], zeros[0] + zeros[2], length)) {
            return StandardCharsets.UTF_16LE;
        }
        return areOfAscii(zeros[0] + zeros[2], zeros[1] + zeros[3], length) ? StandardCharsets.UTF_16BE : null;
    }

    /** Mostly ASCII: one half of each pair is zero, the other next to never. A console that is switched off or lost bytes writes some U+0000. */
    private static boolean areOfAscii(int high, int low, int length) {
        return high * 5L > length * 2L && low * 50L < high;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buf, int from, int length) throws IOException {
        while (!bytes.hasRemaining() && !ended) {
            chars.compact();
            ended = reader.read(chars) < 0;
            chars.flip();
            bytes.clear();
            encoder.encode(chars, bytes, ended);
            bytes.flip();
        }
        if (!bytes.hasRemaining()) {
            return -1;
        }
        int count = Math.min(length, bytes.remaining());
        bytes.get(buf, from, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
