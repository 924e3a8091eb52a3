package org.rollcall.roll;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.message.Keywords;
import org.rollcall.message.Message;

/** Lines that look like a part of a roll call and were not understood: a log that has them is not fully judged. */
public final class Unread {
    private static final int MOST_NAMED = 10;

    private final List<Long> first = new ArrayList<>();
    private long count;

    void add(Line line, @Nullable Message message) {
        if (message == null && Keywords.looksLikeRollCall(line.text())) {
            count++;
            if (first.size() < MOST_NAMED) {
                first.add(line.number());
            }
        }
    }

    /** How many there are. */
    public long count() {
        return count;
    }

    /** The numbers of the first of them. */
    public List<Long> lines() {
        return Collections.unmodifiableList(first);
    }
}
