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

    /** The message that this record starts or ends together with its neighbours, or null. */
    @Nullable
    Joined join(Line line, @Nullable Message message) {
        Joined ahead = joinBehind(line, message);
        return ahead != null || message != null ? ahead : joinBefore(line);
    }

    private @Nullable Joined joinBehind(Line line, @Nullable Message message) {
        String apart = line.text();
        String together = line.text();
        long number = line.number();
        for (String raw : neighbours.behind(message instanceof Answering.NmiBacktrace || message == null ? 1 : MOST)) {
            if (message instanceof Answering.NmiBacktrace && !raw.contains("skipped")) {
                return null;
            }
            Line next = framing.peek(++number, raw);
            if (!continues(next)) {
                return null;
            }
            apart += " " + next.text();
            together = withoutSoftBreak(together) + next.text();
            Message whole = better(message, parser.parse(apart), parser.parse(together));
            if (whole != null) {
                return new Joined(line, whole, number);
            }
        }
        return null;
    }

    private @Nullable Joined joinBefore(Line line) {
        if (!continues(line)) {
            return null;
        }
        List<String> before = neighbours.before(1);
        if (before.isEmpty()) {
            return null;
        }
        Line start = framing.peek(line.number(), before.get(0));
        if (parser.parse(start.text()) != null) {
            return null;
        }
        Message whole = better(
                null,
                parser.parse(start.text() + " " + line.text()),
                parser.parse(withoutSoftBreak(start.text()) + line.text()));
        return whole == null ? null : new Joined(start, whole, line.number());
    }

    /** What says more than the first part alone. */
    private static @Nullable Message better(@Nullable Message part, @Nullable Message... joined) {
        for (Message whole : joined) {
            boolean more = part == null
                    ? whole != null && !mayBeWrapped(whole) || whole instanceof Answering.NmiBacktrace
                    : part instanceof Answering.NmiBacktrace
                            ? whole instanceof Answering.SkippedIdling
                            : whole != null && whole.getClass() == part.getClass() && !mayBeWrapped(whole);
            if (more) {
                return whole;
            }
        }
        return null;
    }

    /** The kernel stamps the start of a record, never the middle of one. */
    private static boolean continues(Line next) {
        return next.time() == null || next.time().clock() == Stamp.Clock.WALL;
    }

    /** Mails in quoted-printable end a line that goes on with an equals sign. */
    private static String withoutSoftBreak(String text) {
        return text.endsWith("=") ? text.substring(0, text.length() - 1) : text;
    }
}
