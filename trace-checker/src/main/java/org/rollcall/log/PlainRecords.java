package org.rollcall.log;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines that are one record of a console, {@code [  376.894502] text}, from their bytes. Most lines of most logs are; the others are
 * for {@link Framing}.
 */
public final class PlainRecords<M> {
    private final PlainRecord record = new PlainRecord();
    private final Texts<M> texts;

    /**
     * No record yet.
     *
     * @param meanings tells what the words of a text mean: a text in which each digit may be a zero
     */
    public PlainRecords(Function<String, M> meanings) {
        texts = new Texts<>(meanings);
    }

    /** Reads the line {@code buf[from, to)}; whether it is such a record if its words have a meaning. */
    public boolean read(byte[] buf, int from, int to) {
        return record.read(buf, from, to);
    }

    /** What the words of the record that was read mean, or null if it is none. */
    public @Nullable M meaning(byte[] buf) {
        return texts.meaning(buf, record.start(), record.end());
    }

    /** Whether the record that was read begins and ends as no framing would have it: of one that may hold a message it matters. */
    public boolean hasPlainBounds(byte[] buf) {
        return record.hasPlainBounds(buf);
    }

    /** The kernel's time of the record that was read, in microseconds. */
    public long micros() {
        return record.micros();
    }

    /** Where its text starts. */
    public int start() {
        return record.start();
    }

    /** Where its text ends. */
    public int end() {
        return record.end();
    }
}
