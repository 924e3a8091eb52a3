package org.rollcall.log;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes the framing off a physical line. A line is first cut into records: at each kernel time stamp (mailers join lines, shells leave
 * a prompt before one), at a carriage return inside (pagers), at a literal {@code \n} (JSON strings). Then each record loses its
 * {@linkplain Prefix prefix}: what every framing is made of, and what this log's own is made of, found by where the messages of the
 * kernel begin in its lines.
 */
public final class Framing {
    /** Tells the messages of the kernel by their own words. */
    public interface Words {
        /** Where the first message in this text begins, or -1. */
        int begin(String text);
    }

    /** What a file holds in the place of bytes that were never written. A line of nothing else is a record of one, not an empty one. */
    public static final char NOTHING = '\0';

    private final Words words;
    private final LearntPrefixes learnt;
    private final JsonLine json;
    private final Header header;
    private final Spacing spacing;

    /**
     * Framing of a log of which nothing was read yet.
     *
     * @param spaced tells a line that holds a message with other blanks than the kernel's
     */
    public Framing(Words words, Predicate<String> spaced, Neighbours neighbours) {
        this.words = words;
        spacing = new Spacing(spaced);
        learnt = new LearntPrefixes(neighbours);
        json = new JsonLine(words);
        header = new Header(neighbours);
    }

    /** Whether no framing of this log's own was found yet: a line that looks like a record of a console is one. */
    public boolean isPlain() {
        return learnt.isEmpty() && spacing.isPlain();
    }

    /**
     * Hands the records of the line {@code buf[from, to)} to {@code out}, in their order.
     *
     * @param candidate whether a message of the kernel may be in it
     */
    public void records(long number, long offset, byte[] buf, int from, int to, boolean candidate, Consumer<Line> out) {
        String raw = new String(buf, from, to - from, StandardCharsets.ISO_8859_1);
        var physical = new Physical(number, offset, candidate, out);
        if (raw.indexOf(NOTHING) >= 0 && raw.chars().allMatch(c -> c <= ' ')) {
            physical.emit(null, null, String.valueOf(NOTHING));
        }
        if (candidate) {
            spacing.learn(raw);
        }
        String line = plain(raw);
        List<JsonLine.Entry> entries = json.read(line, candidate);
        if (entries.isEmpty()) {
            split(physical, line, null);
        }
        entries.forEach(entry -> split(physical, entry.text(), entry.time()));
    }

    /** One record of a line that is no part of the text yet to come: its stamp, caller and text. */
    public Line peek(long number, String raw) {
        String line = plain(raw);
        Prefix prefix = Prefix.read(line, 0, line.length());
        int start = Math.max(prefix.end(), learnt.recordStart(line, 0, line.length()));
        Prefix whole = start > prefix.end() ? Prefix.upTo(line, 0, start) : prefix;
        return new Line(
                number,
                0,
                whole.time(),
                whole.caller(),
                line.substring(start, Suffix.start(line, start, line.length())));
    }

    /** Looks for the prefix of a message that begins in one line and goes on in the next, both as they stand in the text; whether it is one. */
    public boolean learnAcross(String first, String next) {
        String line = plain(first + next);
        int open = Prefix.read(line, 0, line.length()).end();
        int begin = words.begin(line.substring(open));
        return begin > 0 && open + begin < first.length() && learnt.learn(line, 0, open, open + begin);
    }

    private String plain(String raw) {
        return spacing.plain(Escapes.remove(raw));
    }

    private record Physical(long number, long offset, boolean candidate, Consumer<Line> out) {
        void emit(@Nullable Stamp time, @Nullable String caller, String text) {
            out.accept(new Line(number, offset, time, caller, text));
        }
    }

    private void split(Physical physical, String line, @Nullable Stamp around) {
        int start = 0;
        do {
            int end = breakAfter(line, start);
            if (start == 0 || !isRestOfLiteral(line, start, end)) {
                cut(physical, line, start, end, around);
            }
            start = end < line.length() && line.charAt(end) == '\\' ? end + 2 : end + 1;
        } while (start < line.length());
    }

    /** What a program writes behind the text of a literal: a quote, a count. */
    private static boolean isRestOfLiteral(String line, int from, int end) {
        return from < end
                && (line.charAt(from) == '"' || line.charAt(from) == '\'')
                && Anchor.isWordless(line, from, end);
    }

    /** The next line end, carriage return or literal {@code \n} at or after {@code start}, or the end. */
    private static int breakAfter(String line, int start) {
        for (int i = start; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\r' || c == '\n' || c == '\\' && i + 1 < line.length() && line.charAt(i + 1) == 'n') {
                return i;
            }
        }
        return line.length();
    }

    private void cut(Physical physical, String line, int from, int end, @Nullable Stamp around) {
        int at = from;
        while (true) {
            Prefix prefix = Prefix.read(line, at, end);
            int next = nextStamp(line, prefix.end(), end);
            record(physical, line, at, prefix, next, next < end, around);
            if (next == end) {
                return;
            }
            at = next;
        }
    }

    private void record(
            Physical physical, String line, int at, Prefix neutral, int end, boolean more, @Nullable Stamp around) {
        Prefix prefix = neutral;
        int begin = physical.candidate
                ? words.begin(line.substring(neutral.end(), Suffix.start(line, neutral.end(), end)))
                : -1;
        if (begin > 0 && learnt.learn(line, at, neutral.end(), neutral.end() + begin)) {
            prefix = Prefix.upTo(line, at, neutral.end() + begin);
        } else if (begin < 0
                && more
                && (neutral.time() == null || neutral.time().clock() != Stamp.Clock.KERNEL)) {
            return; // what stands before a stamp of the kernel is its prefix, or a prompt
        } else if (!physical.candidate) {
            int start = learnt.recordStart(line, at, end);
            prefix = start > neutral.end() ? Prefix.upTo(line, at, start) : neutral;
        }
        if (begin < 0 && around == null && header.isFrame(line)) {
            return;
        }
        if (begin >= 0 && around == null) {
            header.learn(line);
        }
        Stamp time = prefix.time();
        if (time == null) {
            time = around != null ? around : header.time(line, prefix.end());
        }
        String text = line.substring(prefix.end(), Suffix.start(line, prefix.end(), end));
        physical.emit(mayBeCut(time, text) ? null : time, prefix.caller(), text);
    }

    /** Whether a line may end in its date: without its last digits, or its zone, that is another time. */
    private static boolean mayBeCut(@Nullable Stamp time, String text) {
        return time != null && time.clock() == Stamp.Clock.WALL && text.chars().noneMatch(Character::isLetter);
    }

    private static int nextStamp(String line, int from, int end) {
        for (int at = line.indexOf('[', from); at >= 0 && at < end; at = line.indexOf('[', at + 1)) {
            if (KernelTime.at(line, at, end) != null) {
                return at;
            }
        }
        return end;
    }
}
