package org.rollcall.roll;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.Framing;
import org.rollcall.log.Line;
import org.rollcall.log.Neighbours;
import org.rollcall.log.Stamp;
import org.rollcall.message.Answering;
import org.rollcall.message.Asking;
import org.rollcall.message.Debugging;
import org.rollcall.message.Message;
import org.rollcall.message.MessageParser;

/** Joins a message that a mailer or a terminal wrapped: with the lines behind it until it is whole, or with the line before it. */
final class Wraps {
    /** A list of 512 single CPUs has 1,900 characters: so many lines of 72. */
    private static final int MOST = 32;

    /** The rest of a CPU number, behind quotes. */
    private static final int LONGEST_NUMBER = 12;

    /** So many lines take a message without a list. */
    private static final int FEW = 2;

    private final MessageParser parser;
    private final Framing framing;
    private final Neighbours neighbours;

    Wraps(MessageParser parser, Framing framing, Neighbours neighbours) {
        this.parser = parser;
        this.framing = framing;
        this.neighbours = neighbours;
    }

    /**
     * A message over several lines.
     *
     * @param line where it starts
     * @param last the number of its last line
     */
    record Joined(Line line, Message message, long last) {}

    /** Whether the lines behind this one may hold more of the message. */
    static boolean mayBeWrapped(@Nullable Message message) {
        return message == null
                || message instanceof Asking.SendingNmi sending && !sending.whole()
                || message instanceof Debugging.CpuStatus status && !status.whole()
                || message instanceof Answering.NmiBacktrace;
    }

    /** The message that this record is a part of together with its neighbours, or null. */
    @Nullable
    Joined join(Line line, @Nullable Message message) {
        Joined whole = joinBehind(line, line.text(), line.text(), message);
        if (whole != null || message != null) {
            return whole;
        }
        Joined before = joinBefore(line);
        return before == null && isPrefixFoundAcross(line) ? joinBefore(line) : before;
    }

    /** Where a log is wrapped in the middle of each message, no line alone shows what stands before messages. */
    private boolean isPrefixFoundAcross(Line line) {
        List<String> before = neighbours.before(1);
        return !before.isEmpty() && framing.learnAcross(before.get(0), line.text());
    }

    /** Adds the lines behind to a part that is written with blanks between its lines, or without, until it is whole. */
    private @Nullable Joined joinBehind(Line line, String withBlanks, String without, @Nullable Message part) {
        String apart = withBlanks;
        String together = without;
        long number = line.number();
        for (String raw : neighbours.behind(part instanceof Asking || part instanceof Debugging ? MOST : FEW)) {
            if (part instanceof Answering && !raw.contains("idling") && raw.length() > LONGEST_NUMBER) {
                return null;
            }
            Line next = framing.peek(++number, raw);
            if (!continues(next)) {
                return null;
            }
            if (part instanceof Answering && isNumber(next.text())) {
                Message whole = parser.parse(together + next.text());
                return whole == null ? null : new Joined(line, whole, number);
            }
            apart = withoutSoftBreak(apart) + " " + next.text();
            together = withoutSoftBreak(together) + next.text();
            Message whole = better(part, apart, together);
            if (whole != null) {
                return new Joined(line, whole, number);
            }
        }
        return null;
    }

    private @Nullable Joined joinBefore(Line line) {
        String apart = line.text();
        String together = line.text();
        Line part = line;
        for (String raw : neighbours.before(FEW)) {
            if (!continues(part)) {
                return null;
            }
            Line start = framing.peek(line.number(), raw);
            if (start.text().isEmpty() || parser.parse(start.text()) != null) {
                return null;
            }
            apart = withoutSoftBreak(start.text()) + " " + apart;
            together = withoutSoftBreak(start.text()) + together;
            Message whole = better(null, apart, together);
            if (whole != null) {
                return new Joined(start, whole, line.number());
            }
            Joined more = joinBehind(start, apart, together, null);
            if (more != null) {
                return more;
            }
            part = start;
        }
        return null;
    }

    /** What says more than the first part alone. */
    private @Nullable Message better(@Nullable Message part, String... texts) {
        for (String text : texts) {
            MessageParser.Found whole = parser.start(text);
            if (whole != null && whole.remark() == 0 && isMore(part, whole.message())) {
                return whole.message();
            }
        }
        return null;
    }

    private static boolean isMore(@Nullable Message part, Message whole) {
        if (part instanceof Answering.NmiBacktrace) {
            return whole instanceof Answering.SkippedIdling;
        }
        boolean complete = whole instanceof Answering || !mayBeWrapped(whole);
        return complete && (part == null || whole.getClass() == part.getClass());
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The kernel stamps the start of a record, never the middle of one. */
    private static boolean continues(Line next) {
        return next.time() == null || next.time().clock() == Stamp.Clock.WALL;
    }

    /** Mails in quoted-printable end a line that goes on with an equals sign. */
    static String withoutSoftBreak(String text) {
        return text.endsWith("=") ? text.substring(0, text.length() - 1) : text;
    }
}
