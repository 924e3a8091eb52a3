package org.rollcall.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A line in the stretch that it was read in, and its neighbours there. */
public final class Surroundings implements Neighbours {
    private final PlainRecord next = new PlainRecord();
    private Stretch<?> stretch = new Stretch<>(0);
    private int start;
    private int end;

    Surroundings() {}

    /** From now on those of the line at {@code [from, to)} of that stretch. */
    void at(Stretch<?> some, int from, int to) {
        stretch = some;
        start = from;
        end = to;
    }

    @Override
    public List<String> before(int most) {
        List<String> lines = new ArrayList<>();
        int to = start - 1;
        while (lines.size() < most && to >= 0) {
            int from = Newlines.lineStart(stretch.buf(), 0, to);
            lines.add(text(from, to));
            to = from - 1;
        }
        return lines;
    }

    @Override
    public List<String> behind(int most) {
        List<String> lines = new ArrayList<>();
        int from = end + 1;
        while (lines.size() < most && from < stretch.held()) {
            int to = Newlines.next(stretch.buf(), from, stretch.held());
            lines.add(text(from, to));
            from = to + 1;
        }
        return lines;
    }

    /** Whether the line behind is a record of a console, {@code [  376.894502] text}: it goes on with nothing. */
    public boolean isBeforeRecord() {
        int from = end + 1;
        return end < stretch.held()
                && next.read(stretch.buf(), from, Newlines.next(stretch.buf(), from, stretch.held()));
    }

    /** The line itself. */
    public String current() {
        return text(start, end);
    }

    private String text(int from, int to) {
        return new String(stretch.buf(), from, Math.min(to - from, stretch.margin()), StandardCharsets.ISO_8859_1);
    }
}
