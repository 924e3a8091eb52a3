package org.rollcall.roll;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.Framing;
import org.rollcall.log.Line;
import org.rollcall.log.Stamp;
import org.rollcall.log.Surroundings;
import org.rollcall.message.Answering;
import org.rollcall.message.Asking;
import org.rollcall.message.Debugging;
import org.rollcall.message.Marking;
import org.rollcall.message.Message;
import org.rollcall.message.MessageParser;
import org.rollcall.message.Stopping;
import org.rollcall.message.Topic;

/**
 * Tells what the kernel prints from what somebody says of it. Where more stands behind a message than the kernel prints there, or quotes stand around it,
 * a person wrote in that line. It counts only if something else vouches for it: a stamp of its own, what the kernel prints next to it, or that all
 * lines of this log end so. Behind {@code NMI backtrace for cpu 2} only its dump does.
 */
final class Announced {
    private static final String QUOTES = "\"'`(*_";
    /** So much of a message tells where in its line it begins. */
    private static final int HEAD = 12;

    /** As many lines may stand between the head of a dump and its first line, which names the CPU: those of others, and of an entry in JSON. */
    private static final int NEAR = 12;

    /** So many lines on either side show how the lines of a log end. */
    private static final int SIDE = 4;

    /** So many others of the same length make a border. */
    private static final int CUT = 3;

    private static final Pattern CURRENT_CPU = Pattern.compile("Currently on cpu");
    private static final Pattern STATUS = Pattern.compile("Available cpus:");
    private static final Pattern PACA = Pattern.compile("irq_soft_mask: |Back trace of paca");
    private static final Pattern ACTIVITY = Pattern.compile("nmi_backtrace_stall_check: last activity");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private final Framing framing;
    private final Surroundings surroundings;

    /** Of a log with this framing, around the line at hand. */
    Announced(Framing framing, Surroundings surroundings) {
        this.framing = framing;
        this.surroundings = surroundings;
    }

    /** What a record of a console says that begins with this message: as {@link #heard}, but no quotation starts behind its stamp. */
    @Nullable
    Message heardPlain(Line line, MessageParser.Found found) {
        boolean certain = found.remark() == 0 && !endsInNumber(found.message());
        return certain ? found.message() : heard(line, found);
    }

    /** What a record says that begins with this message and was read from the line at hand: without a voucher it is not understood. */
    @Nullable
    Message heard(Line line, MessageParser.Found found) {
        Message message = found.message();
        boolean decides =
                message.topic() == Topic.ASKING || message.topic() == Topic.ANSWERING || endsInNumber(message);
        if (!decides && found.remark() == 0) {
            return message;
        }
        String raw = surroundings.current();
        if (endsInNumber(message) && isCutOff(line, raw)) {
            return new Marking.NotUnderstood();
        }
        if (found.remark() == 0 && !isQuoted(line.text(), raw)) {
            return message;
        }
        if (message instanceof Answering.ShowCpu) { // much begins like this that is none
            return endsAsOthers(line, found.remark()) ? message : null;
        }
        boolean vouched = message instanceof Answering.NmiBacktrace head
                ? hasDump(line.text(), raw, head.cpu())
                : hasStampOfItsOwn(line) || hasCompany(message) || endsAsOthers(line, found.remark());
        return vouched ? message : new Marking.NotUnderstood();
    }

    /**
     * Whether nothing but a number ends it: of {@code CPUs 12} a line that is cut off may show {@code CPUs 1}. The head of a dump does not matter: its
     * request is longer, and cut off too.
     */
    private static boolean endsInNumber(Message message) {
        return message instanceof Debugging.CpuStatus
                || message instanceof Debugging.NoTaskForCpu
                || message instanceof Asking.StillSilent
                || message instanceof Stopping.FailedToStop
                || message instanceof Stopping.RetryStop;
    }

    /** Whether lines are cut off here, and this is one of them: some others are as long, none is longer, and none goes on in the next. */
    private boolean isCutOff(Line line, String raw) {
        if (!raw.endsWith(line.text())) {
            return false;
        }
        List<String> lines = around(NEAR);
        String own = withZeros(raw);
        long border = lines.stream()
                .filter(other ->
                        other.length() == raw.length() && !withZeros(other).equals(own))
                .count();
        return border >= CUT
                && lines.stream().allMatch(other -> other.length() <= raw.length())
                && lines.stream().noneMatch(other -> isRest(line, other));
    }

    private boolean isRest(Line line, String other) {
        return line.time() != null
                && !other.isBlank()
                && framing.peek(line.number(), other).time() == null;
    }

    private List<String> around(int most) {
        List<String> lines = new ArrayList<>(surroundings.before(most));
        lines.addAll(surroundings.behind(most));
        return lines;
    }

    /** Whether a quotation starts behind the stamp. */
    private static boolean isQuoted(String text, String raw) {
        int head = raw.indexOf(text.substring(0, Math.min(HEAD, text.length())));
        int stamp = head < 0 ? -1 : raw.lastIndexOf(']', head);
        return stamp >= 0
                && head > stamp + 1
                && raw.substring(stamp + 1, head).chars().noneMatch(Character::isLetterOrDigit)
                && QUOTES.indexOf(raw.charAt(head - 1)) >= 0;
    }

    /** Whether the dump of this CPU is behind the head in its line, as where all records of a log are in one, or below it. */
    private boolean hasDump(String text, String raw, int cpu) {
        Pattern dump = Pattern.compile("CPU:\\s*0*" + cpu + "\\b");
        int head = Math.max(0, raw.indexOf(text));
        return dump.matcher(raw).region(head, raw.length()).find()
                || surroundings.behind(NEAR).stream()
                        .anyMatch(line -> dump.matcher(line).find());
    }

    /** Whether the line has a stamp that neither the line before it has nor the one behind: who writes between records has none to give. */
    private boolean hasStampOfItsOwn(Line line) {
        return line.time() != null
                && isOther(line.time(), framing.peek(line.number(), first(surroundings.before(1))))
                && isOther(line.time(), framing.peek(line.number(), first(surroundings.behind(1))));
    }

    private static boolean isOther(Stamp time, Line neighbour) {
        return !time.equals(neighbour.time());
    }

    /** Whether the kernel's lines stand where it prints them next to this one. */
    private boolean hasCompany(Message message) {
        if (message instanceof Debugging.CpuStatus) {
            return holds(surroundings.before(SIDE), CURRENT_CPU) && !holds(surroundings.behind(SIDE), STATUS);
        } else if (message instanceof Answering.DidNotRespond) {
            return holds(surroundings.behind(1), PACA);
        }
        return message instanceof Answering.StallCheck && holds(surroundings.behind(1), ACTIVITY);
    }

    /** Whether the first of these lines that is not blank holds this. */
    private static boolean holds(List<String> lines, Pattern words) {
        String line = lines.stream()
                .filter(Predicate.not(String::isBlank))
                .findFirst()
                .orElse("");
        return words.matcher(line).find();
    }

    /** Whether half of the lines around this one end with what stands behind the message. */
    private boolean endsAsOthers(Line line, int remark) {
        String own = line.text().substring(line.text().length() - remark);
        List<String> lines = around(SIDE);
        long alike = lines.stream()
                .map(raw -> framing.peek(line.number(), raw).text())
                .filter(text -> withZeros(text).endsWith(withZeros(own)))
                .count();
        return alike > 1 && 2 * alike >= lines.size();
    }

    private static String withZeros(String text) {
        return NUMBER.matcher(text).replaceAll("0").strip();
    }

    private static String first(List<String> lines) {
        return lines.isEmpty() ? "" : lines.get(0);
    }
}
