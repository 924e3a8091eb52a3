package org.rollcall.roll;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.log.LineScanner;
import org.rollcall.log.PlainStamp;
import org.rollcall.log.Stamp;
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
        begins = new int[texts.length];
        times = new long[texts.length];
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

    /**
     * A refrain at one place of a log.
     *
     * @param events what is said there
     * @param begin the time of its first record, of the kernel, in microseconds
     * @param end of its last one
     * @param call the roll call where it was read first
     * @param request the same when all had answered
     */
    record Again(List<Event> events, long begin, long end, RollCall call, OpenCall request) {
        Event first() {
            return events.get(0);
        }

        Event last() {
            return events.get(events.size() - 1);
        }
    }

    /** The refrain where it was found last, in a line of this number that starts at this offset. */
    Again again(long number, long offset) {
        List<Event> events = new ArrayList<>(records.size());
        for (int i = 0; i < texts.length; i++) {
            Heard heard = records.get(i);
            if (heard.message() != null) {
                var time = new Stamp(Stamp.Clock.KERNEL, times[i]);
                var line = new Line(
                        number + i, offset + begins[i], time, null, heard.line().text());
                events.add(new Event(line, heard.message()));
            }
        }
        return new Again(events, times[0], times[times.length - 1], call, request);
    }

    /** The time of its first record where it was found last, in microseconds. */
    long begin() {
        return times[0];
    }

    /** The lines where it was found last. */
    LineScanner.Passage passage() {
        return new LineScanner.Passage(texts.length, end);
    }
}
