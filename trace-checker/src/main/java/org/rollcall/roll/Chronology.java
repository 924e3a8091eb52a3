package org.rollcall.roll;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.log.Stamp;
import org.rollcall.message.Answering;
import org.rollcall.message.Dumping;
import org.rollcall.message.Message;

/**
 * Puts a log that stands newest line first ({@code journalctl -r}) into the order of time. The first records are held back until they
 * show their order: by time stamps that only fall, or by a dump whose header stands below its first line. Only a log found to be
 * reversed is held whole, up to a bound.
 */
final class Chronology {
    private static final int UNDECIDED_MOST = 512;
    private static final int REVERSED_MOST = 200_000;
    private static final int FALLS = 3;

    private record Held(Line line, @Nullable Message message) {}

    private final BiConsumer<Line, @Nullable Message> out;
    private final Deque<Held> held = new ArrayDeque<>();
    private boolean decided;
    private boolean reversed;
    private int falls;
    private @Nullable Stamp lastStamp;
    private @Nullable Message lastMessage;
    private long lastLine;

    Chronology(BiConsumer<Line, @Nullable Message> out) {
        this.out = out;
    }

    /** Whether records without a message matter: they too show the order. */
    boolean wantsEveryLine() {
        return !decided || reversed;
    }

    void accept(Line line, @Nullable Message message) {
        if (decided && !reversed) {
            out.accept(line, message);
            return;
        }
        held.add(new Held(line, message));
        if (!decided) {
            vote(line, message);
        }
        if (!decided && held.size() >= UNDECIDED_MOST || held.size() >= REVERSED_MOST) {
            forward();
        }
    }

    /** The log is live: what comes first is older. */
    void assumeForward() {
        if (!decided) {
            forward();
        }
    }

    /** No more records. */
    void finish() {
        if (reversed) {
            for (Iterator<Held> oldest = held.descendingIterator(); oldest.hasNext(); ) {
                Held record = oldest.next();
                out.accept(record.line(), record.message());
            }
            held.clear();
        }
        forward();
    }

    private void vote(Line line, @Nullable Message message) {
        Stamp stamp = line.time();
        Stamp before = lastStamp;
        if (stamp != null && before != null && stamp.clock() == before.clock() && stamp.clock() != Stamp.Clock.DELTA) {
            if (stamp.micros() > before.micros()) {
                forward();
            } else if (stamp.micros() < before.micros() && ++falls == FALLS) {
                reverse();
            }
        }
        lastStamp = stamp == null ? before : stamp;
        if (message instanceof Answering.NmiBacktrace header && lastMessage instanceof Dumping.CpuLine dump) {
            if (header.cpu() == dump.cpu() && line.number() == lastLine + 1) {
                reverse();
            }
        } else if (message instanceof Dumping.CpuLine && lastMessage instanceof Answering.NmiBacktrace) {
            forward();
        }
        if (message != null) {
            lastMessage = message;
            lastLine = line.number();
        }
    }

    private void reverse() {
        decided = true;
        reversed = true;
    }

    private void forward() {
        decided = true;
        reversed = false;
        held.forEach(record -> out.accept(record.line(), record.message()));
        held.clear();
    }
}
