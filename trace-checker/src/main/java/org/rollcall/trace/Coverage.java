package org.rollcall.trace;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** From when to when the events of one CPU are all there. */
final class Coverage {
    private static final int MOST = 1024;

    private long first = Long.MAX_VALUE;
    private long last = Place.UNTIMED;
    /** The first event behind each loss, with the last one before it. */
    private final NavigableMap<Long, Long> losses = new TreeMap<>();

    private boolean lossAhead;

    void seen(long micros) {
        if (micros == Place.UNTIMED) {
            return;
        }
        if (lossAhead) {
            losses.putIfAbsent(micros, last);
            lossAhead = false;
            if (losses.size() > MOST) {
                forgetBefore(losses.pollFirstEntry().getKey());
            }
        }
        first = Math.min(first, micros);
        last = Math.max(last, micros);
    }

    /** Events were lost before the next one. */
    void lost() {
        lossAhead = true;
    }

    /** Nothing is known of what was before this time. */
    void forgetBefore(long micros) {
        first = first == Long.MAX_VALUE ? micros : Math.max(first, micros);
    }

    /**
     * Whether no event between these times is missing, as far as the trace shows.
     *
     * @param whole whether the trace holds all that was written since it began, at {@code begin}
     */
    boolean covers(long from, long to, boolean whole, long begin) {
        boolean begins = first <= from || whole && begin <= from;
        Map.Entry<Long, Long> loss = losses.higherEntry(from);
        return begins && !lossAhead && (loss == null || loss.getValue() >= to);
    }

    long last() {
        return last;
    }
}
