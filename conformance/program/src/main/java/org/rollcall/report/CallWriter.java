package org.rollcall.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Reason;
import org.rollcall.roll.RollCall;

/** Roll calls as bytes for a {@link CallReader}. Collects them itself: the JDK's streams would take a lock for each number. */
final class CallWriter implements Closeable {
    /** What is written for a number or a set that is null. */
    static final int NONE = -1;

    /** So many sets are known by number: those of one machine's roll calls are few. */
    static final int MOST_SETS = 4096;

    /** How many bytes of a roll call do not depend on it: those before its sets. */
    static final int CALL = 4 * Integer.BYTES + 3 * Long.BYTES + 3;
    /** The same of a reason: those before its text. */
    static final int REASON = 1 + Integer.BYTES + Long.BYTES;

    private final OutputStream out;
    private final Map<CpuSet, Integer> numbers = new HashMap<>();
    private ByteBuffer buf;

    /** To this stream, so many bytes at a time, more where a text is longer. */
    CallWriter(OutputStream out, int size) {
        this.out = out;
        buf = ByteBuffer.allocate(size);
    }

    void write(RollCall call) throws IOException {
        room(CALL)
                .putInt(call.index())
                .putInt(call.boot())
                .putLong(call.firstLine())
                .putLong(call.lastLine())
                .putLong(call.requestLine())
                .put((byte) call.kind().ordinal())
                .put((byte) call.trigger().ordinal())
                .put((byte) call.verdict().ordinal())
                .putInt(number(call.requester()))
                .putInt(call.reasons().size());
        write(call.asked());
        write(call.answered());
        write(call.idle());
        write(call.missed());
        write(call.undecided());
        for (Reason reason : call.reasons()) {
            room(REASON)
                    .put((byte) reason.code().ordinal())
                    .putInt(number(reason.cpu()))
                    .putLong(reason.line());
            write(reason.text());
        }
    }

    private static int number(@Nullable Integer number) {
        return number == null ? NONE : number;
    }

    /** A set by its number. Behind one that no set has yet the set follows: it has it from now on, if there is room. */
    private void write(@Nullable CpuSet cpus) throws IOException {
        Integer known = cpus == null ? Integer.valueOf(NONE) : numbers.get(cpus);
        int number = known == null ? numbers.size() : known;
        room(Integer.BYTES).putInt(number);
        if (known == null) {
            write(cpus.toString());
            if (number < MOST_SETS) {
                numbers.put(cpus, number);
            }
        }
    }

    private void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
    }

    private ByteBuffer room(int size) throws IOException {
        if (buf.remaining() < size) {
            flush();
            if (buf.capacity() < size) {
                buf = ByteBuffer.allocate(size);
            }
        }
        return buf;
    }

    /** All that was written is in the stream. */
    void flush() throws IOException {
        out.write(buf.array(), 0, buf.position());
        buf.clear();
    }

    /** What is not in the stream yet is lost. */
    @Override
    public void close() throws IOException {
        out.close();
    }
}
