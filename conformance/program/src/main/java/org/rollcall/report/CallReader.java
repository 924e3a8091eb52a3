package org.rollcall.report;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Kind;
import org.rollcall.roll.Reason;
import org.rollcall.roll.ReasonCode;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Trigger;
import org.rollcall.roll.Verdict;

/** Roll calls from the bytes of a {@link CallWriter}. */
final class CallReader implements Closeable {
    private static final Kind[] KINDS = Kind.values();
    private static final Trigger[] TRIGGERS = Trigger.values();
    private static final Verdict[] VERDICTS = Verdict.values();
    private static final ReasonCode[] CODES = ReasonCode.values();

    private final InputStream in;
    private ByteBuffer buf;
    /** By their numbers. */
    private final List<CpuSet> sets = new ArrayList<>();

    /** From this stream, up to so many bytes at a time, more where a text is longer. */
    CallReader(InputStream in, int size) {
        this.in = in;
        buf = ByteBuffer.allocate(size).limit(0);
    }

    /** The next one; there has to be one. */
    RollCall read() throws IOException {
        need(CallWriter.CALL);
        int index = buf.getInt();
        int boot = buf.getInt();
        long firstLine = buf.getLong();
        long lastLine = buf.getLong();
        long requestLine = buf.getLong();
        Kind kind = KINDS[buf.get()];
        Trigger trigger = TRIGGERS[buf.get()];
        Verdict verdict = VERDICTS[buf.get()];
        Integer requester = number();
        int reasons = buf.getInt();
        return new RollCall(
                index,
                boot,
                firstLine,
                lastLine,
                requestLine,
                kind,
                trigger,
                requester,
                set(),
                set(),
                set(),
                set(),
                set(),
                verdict,
                reasons(reasons));
    }

    private List<Reason> reasons(int count) throws IOException {
        List<Reason> reasons = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            need(CallWriter.REASON);
            reasons.add(new Reason(CODES[buf.get()], number(), buf.getLong(), text()));
        }
        return List.copyOf(reasons);
    }

    private @Nullable Integer number() {
        int number = buf.getInt();
        return number == CallWriter.NONE ? null : number;
    }

    private @Nullable CpuSet set() throws IOException {
        need(Integer.BYTES);
        int number = buf.getInt();
        if (number == CallWriter.NONE) {
            return null;
        }
        return number < sets.size() ? sets.get(number) : another();
    }

    private CpuSet another() throws IOException {
        CpuSet cpus = CpuSet.parse(text());
        if (sets.size() < CallWriter.MOST_SETS) {
            sets.add(cpus);
        }
        return cpus;
    }

    private String text() throws IOException {
        need(Integer.BYTES);
        int length = buf.getInt();
        need(length);
        int from = buf.position();
        buf.position(from + length);
        return new String(buf.array(), from, length, StandardCharsets.UTF_8);
    }

    /** Reads on until so many bytes are there. */
    private void need(int size) throws IOException {
        if (buf.remaining() >= size) {
            return;
        }
        buf = (buf.capacity() < size ? ByteBuffer.allocate(size).put(buf) : buf.compact()).flip();
        while (buf.remaining() < size) {
            int read = in.read(buf.array(), buf.limit(), buf.capacity() - buf.limit());
            if (read < 0) {
                throw new EOFException();
            }
            buf.limit(buf.limit() + read);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
