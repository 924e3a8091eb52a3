package org.rollcall.roll;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.Neighbours;
import org.rollcall.message.Answering;
import org.rollcall.message.Marking;
import org.rollcall.message.Message;

/**
 * Tells the head of a dump from what somebody says of it. Behind {@code NMI backtrace for cpu 2} the kernel prints the end of the line
 * (lib/nmi_backtrace.c, nmi_cpu_backtrace) and then the dump. Where quotes stand around it, or more behind it, it is a remark ({@code <-- missing}),
 * or this log ends all lines so: then the dump follows.
 */
final class Announced {
    private static final String HEAD = "NMI backtrace for cpu ";
    private static final String QUOTES = "\"'`(*_";

    /** As many lines may stand between the head of a dump and its first line, which names the CPU: those of others, and of an entry in JSON. */
    private static final int NEAR = 12;

    private final Neighbours neighbours;

    Announced(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    /** What a record says, if it begins with this message: a head without its dump is not understood. */
    @Nullable
    Message heard(String text, Supplier<String> raw, @Nullable Message message) {
        if (!(message instanceof Answering.NmiBacktrace head) || isCertain(text, head) && !isQuoted(raw.get())) {
            return message;
        }
        Pattern dump = Pattern.compile("CPU:\\s*0*" + head.cpu() + "\\b");
        boolean follows = dump.matcher(text).find()
                || neighbours.behind(NEAR).stream()
                        .anyMatch(line -> dump.matcher(line).find());
        return follows ? head : new Marking.NotUnderstood();
    }

    /** Whether a record says this whatever follows. */
    static boolean isCertain(String text, Message message) {
        return !(message instanceof Answering.NmiBacktrace head)
                || !text.startsWith(HEAD)
                || text.length() <= HEAD.length() + Integer.toString(head.cpu()).length();
    }

    /** Whether a quotation starts behind the stamp. */
    private static boolean isQuoted(String raw) {
        int head = raw.indexOf(HEAD);
        int stamp = head < 0 ? -1 : raw.lastIndexOf(']', head);
        return stamp >= 0
                && head > stamp + 1
                && raw.substring(stamp + 1, head).chars().allMatch(c -> c == ' ' || QUOTES.indexOf(c) >= 0)
                && QUOTES.indexOf(raw.charAt(head - 1)) >= 0;
    }
}
