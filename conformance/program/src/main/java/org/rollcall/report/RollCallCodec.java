package org.rollcall.report;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Kind;
import org.rollcall.roll.Reason;
import org.rollcall.roll.ReasonCode;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Trigger;
import org.rollcall.roll.Verdict;

/** Roll calls as bytes, for a file that lives as long as the report. */
final class RollCallCodec {
    private static final int NONE = -1;
    private static final int MOST_SETS = 4096;
    private static final Kind[] KINDS = Kind.values();
    private static final Trigger[] TRIGGERS = Trigger.values();
    private static final Verdict[] VERDICTS = Verdict.values();
    private static final ReasonCode[] CODES = ReasonCode.values();

    /** The sets of one machine's roll calls are few. */
    private final Map<String, CpuSet> sets = new HashMap<>();

    static void write(RollCall call, DataOutputStream out) throws IOException {
        out.writeInt(call.index());
        out.writeInt(call.boot());
        out.writeLong(call.firstLine());
        out.writeLong(call.lastLine());
        out.writeLong(call.requestLine());
        out.writeByte(call.kind().ordinal());
        out.writeByte(call.trigger().ordinal());
        write(call.requester(), out);
        write(call.asked(), out);
        write(call.answered(), out);
        write(call.idle(), out);
        write(call.missed(), out);
        write(call.undecided(), out);
        out.writeByte(call.verdict().ordinal());
        out.writeInt(call.reasons().size());
        for (Reason reason : call.reasons()) {
            out.writeByte(reason.code().ordinal());
            write(reason.cpu(), out);
            out.writeLong(reason.line());
            write(reason.text(), out);
        }
    }

    RollCall read(DataInputStream in) throws IOException {
        return new RollCall(
                in.readInt(),
                in.readInt(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                KINDS[in.readByte()],
                TRIGGERS[in.readByte()],
                number(in),
                set(in),
                set(in),
                set(in),
                set(in),
                set(in),
                VERDICTS[in.readByte()],
                reasons(in));
    }

    private static List<Reason> reasons(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<Reason> reasons = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            reasons.add(new Reason(CODES[in.readByte()], number(in), in.readLong(), text(in, in.readInt())));
        }
        return List.copyOf(reasons);
    }

    private static void write(@Nullable Integer number, DataOutputStream out) throws IOException {
        out.writeInt(number == null ? NONE : number);
    }

    private static @Nullable Integer number(DataInputStream in) throws IOException {
        int number = in.readInt();
        return number == NONE ? null : number;
    }

    private static void write(@Nullable CpuSet cpus, DataOutputStream out) throws IOException {
        if (cpus == null) {
            out.writeInt(NONE);
        } else {
            write(cpus.toString(), out);
        }
    }

    private @Nullable CpuSet set(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length == NONE) {
            return null;
        }
        if (sets.size() >= MOST_SETS) {
            sets.clear();
        }
        return sets.computeIfAbsent(text(in, length), CpuSet::parse);
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in, int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
