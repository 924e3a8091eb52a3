package org.rollcall.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** The text of a log: decompressed and decoded, whatever the file is called. What is no text is refused by its name. */
public final class PlainText {
    private static final int HEAD = 4096;

    private PlainText() {}

    /**
     * The text of this stream, in an encoding that extends ASCII.
     *
     * @throws NotTextException if it is something else
     */
    public static InputStream of(InputStream in) throws IOException {
        InputStream plain = Compression.plain(in);
        byte[] head = new byte[HEAD];
        // one read: a live stream may give no more for a long time
        int read = Math.max(0, plain.read(head));
        // no PushbackInputStream: it would hold back what was read until more is there
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head, 0, read), plain);
        InputStream decoded = Utf16.decoded(whole, head, read);
        if (decoded != null) {
            return decoded;
        }
        String name = BinaryForm.name(head, read);
        if (name != null) {
            throw new NotTextException(name);
        }
        return whole;
    }
}
