package org.rollcall.belief;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;
import org.rollcall.roll.Event;

/**
 * What a log said last: the messages of the roll calls under way, as far as they are not too many. What is remembered for longer than that is
 * copied by the collector again and again.
 */
final class Recollection {
    private static final int MOST = 1 << 14;

    /** So many messages come before it is looked what can be forgotten. */
    private static final int PAUSE = 1 << 9;

    private final Deque<Event> events = new ArrayDeque<>();
    private final int most;
    private final int pause;
    private LongSupplier firstUnderWay = () -> -1;
    private int kept;
    private int added;

    Recollection() {
        this(MOST, PAUSE);
    }

    /** Of nothing yet. */
    Recollection(int most, int pause) {
        this.most = most;
        this.pause = pause;
    }

    /**
     * From now on it forgets what was said before the first roll call under way.
     *
     * @param firstUnderWay where that begins: its first line, or 0 if none is under way
     */
    void forgetBefore(LongSupplier firstUnderWay) {
        this.firstUnderWay = firstUnderWay;
    }

    /** The next message; the roll calls under way are those before it. */
    void add(Event event) {
        if (++added > Math.max(pause, kept)) {
            forget();
        }
        events.add(event);
        if (events.size() > most) {
            events.remove();
        }
    }

    private void forget() {
        long first = firstUnderWay.getAsLong();
        int before = 0;
        for (Iterator<Event> oldest = events.iterator();
                oldest.hasNext() && oldest.next().line().number() != first; ) {
            before++;
        }
        // a roll call whose first message is not remembered began before all that is
        if (before < events.size() || first == 0) {
            for (int i = 0; i < before; i++) {
                events.remove();
            }
        }
        kept = events.size();
        added = 0;
    }

    /** The line of the last message. */
    long newest() {
        return events.getLast().line().number();
    }

    /** The messages of a roll call, since the first in its first line. */
    List<Event> since(long firstLine) {
        Deque<Event> messages = new ArrayDeque<>();
        boolean begun = false;
        for (Iterator<Event> newest = events.descendingIterator(); newest.hasNext(); ) {
            Event event = newest.next();
            boolean first = event.line().number() == firstLine;
            if (begun && !first) {
                break;
            }
            begun = first;
            messages.addFirst(event);
        }
        return List.copyOf(messages);
    }
}
