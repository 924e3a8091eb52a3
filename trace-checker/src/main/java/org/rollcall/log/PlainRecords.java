package org.rollcall.log;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines that are one record of a console, {@code [  376.894502] text}, from their bytes. Most lines of most logs are; the others are
 * for {@link Framing}.
 */
public final class PlainRecords<M> {
    private final PlainRecord record = new PlainRecord();
    private final Function<String, M> meanings;
    private final Texts<M> texts;
    private FoundRecords<M> found = new FoundRecords<>();
    private boolean ahead;
    private int start;
    private int end;
    private long micros;

    /**
     * No record yet.
     *
     * @param meanings tells what the words of a text mean: a text in which each digit may be a zero
     */
    public PlainRecords(Function<String, M> meanings) {
        this.meanings = meanings;
        texts = new Texts<>(meanings);
    }

    /** Looks for the same records ahead. */
    Lookout<M> lookout() {
        return new Lookout<>(meanings);
    }

    /** The next lines are those of the stretch in which these were found. */
    void goOn(FoundRecords<M> next) {
        found = next;
    }

    /** Reads the line {@code buf[from, to)}; whether it is such a record if its words have a meaning. */
    public boolean read(byte[] buf, int from, int to) {
        ahead = found.seek(from);
        if (ahead) {
            start = found.start();
            end = found.end();
            micros = found.micros();
            return found.isRecord();
        }
        boolean read = record.read(buf, from, to);
        start = record.start();
        end = record.end();
        micros = record.micros();
        return read;
    }

    /** What the words of the record that was read mean, or null if it is none. */
    public @Nullable M meaning(byte[] buf) {
        return ahead ? found.meaning() : texts.meaning(buf, start, end);
    }

    /** Whether the record that was read begins and ends as no framing would have it: of one that may hold a message it matters. */
    public boolean hasPlainBounds(byte[] buf) {
        return PlainRecord.hasPlainBounds(buf, start, end);
    }

    /** The kernel's time of the record that was read, in microseconds. */
    public long micros() {
        return micros;
    }

    /** Where its text starts. */
    public int start() {
        return start;
    }

    /** Where its text ends. */
    public int end() {
        return end;
    }
}
