package org.rollcall.roll;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.log.Passage;
import org.rollcall.log.PlainStamp;
import org.rollcall.log.Stamp;
import org.rollcall.message.Answering;
import org.rollcall.message.Asking;
import org.rollcall.message.Message;

/**
 * The records of one roll call, from its trigger to its last answer. Where the same texts come again, so does the roll call: their times may
 * be others, as long as no wait and no clock could make a difference of it.
 */
final class Refrain {
    /** Whatever a time is compared with is longer, in microseconds. */
    private static final long LONGEST = 4_000_000;

    /** One of the records, and what it says, if anything. */
    record Heard(Line line, @Nullable Message message) {}

    private final List<Heard> records;
    private final byte[][] texts;
    private final RollCall call;
    private final OpenCall request;
    private final int asking;
    private final boolean regular;
    private final PlainStamp stamp = new PlainStamp();
    /** Where the lines begin that were looked at last, counted from the first, and their times. */
    private final int[] begins;

    private final long[] times;
    private int end;

    /**
     * A refrain as it was read.
     *
     * @param records the first and the last are messages
     * @param texts of each its bytes behind the stamp, the line end included
     * @param call what they were judged to be
     * @param request the same when all had answered
     */
    Refrain(List<Heard> records, byte[][] texts, RollCall call, OpenCall request) {
        this.records = records;
        this.texts = texts;
        this.call = call;
        this.request = request;
        asking = asking(records);
        regular = isRegular(records, asking);
        begins = new int[texts.length];
        times = new long[texts.length];
    }

    private static int asking(List<Heard> records) {
        int last = records.size() - 1;
        while (!(records.get(last).message() instanceof Asking.SendingNmi)) {
            last--;
        }
        return last;
    }

    /** Whether its texts are those of the lines from {@code buf[from]} on, all of which end before {@code to}. */
    boolean isAt(byte[] buf, int from, int to) {
        int at = from;
        for (int i = 0; i < texts.length; i++) {
            byte[] text = texts[i];
            int begin = stamp.read(buf, at, to);
            int end = begin + text.length;
            if (begin < 0 || end > to || !Arrays.equals(text, 0, text.length, buf, begin, end)) {
                return false;
            }
            begins[i] = at - from;
            times[i] = stamp.micros();
            at = end;
        }
        end = at;
        return isCalm();
    }

    /** Whether time goes neither back nor far. */
    private boolean isCalm() {
        for (int i = 1; i < times.length; i++) {
            if (times[i] < times[i - 1]) {
                return false;
            }
        }
        return times[times.length - 1] - times[0] < LONGEST;
    }

    /** What is said where it was found last, in a line of this number that starts at this offset. */
    List<Event> events(long number, long offset) {
        List<Event> events = new ArrayList<>(records.size());
        for (int i = 0; i < texts.length; i++) {
            if (records.get(i).message() != null) {
                events.add(event(i, number, offset));
            }
        }
        return events;
    }

    /** The same of one of its records, which is a message. */
    Event event(int index, long number, long offset) {
        Heard heard = records.get(index);
        var time = new Stamp(Stamp.Clock.KERNEL, times[index]);
        var line = new Line(
                number + index, offset + begins[index], time, null, heard.line().text());
        return new Event(line, Objects.requireNonNull(heard.message()));
    }

    /** Which of its records is the request. */
    int asking() {
        return asking;
    }

    /** Which of its records is the last. */
    int last() {
        return texts.length - 1;
    }

    /** Whether from the request on each CPU that it asks answers once, and no other. */
    boolean isRegular() {
        return regular;
    }

    private static boolean isRegular(List<Heard> records, int asking) {
        var silent = new BitSet();
        for (Heard heard : records.subList(asking, records.size())) {
            if (heard.message() instanceof Asking.SendingNmi sending) {
                silent = sending.cpus().bits();
            } else if (heard.message() instanceof Answering answer) {
                if (!silent.get(answer.cpu())) {
                    return false;
                }
                silent.clear(answer.cpu());
            }
        }
        return silent.isEmpty();
    }

    RollCall call() {
        return call;
    }

    OpenCall request() {
        return request;
    }

    /** The time of its first record where it was found last, in microseconds. */
    long begin() {
        return times[0];
    }

    /** The time of its last record. */
    long end() {
        return times[times.length - 1];
    }

    /** The lines where it was found last. */
    Passage passage() {
        return new Passage(texts.length, end);
    }
}
