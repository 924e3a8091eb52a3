package org.rollcall.roll;

/** Where a roll call stands in the log. */
final class Lines {
    private long first;
    private long last;
    private long request;

    Lines(long first) {
        this.first = first;
        last = first;
        request = first;
    }

    /** This line belongs to it too. */
    void continueAt(long line) {
        last = line;
    }

    /** This line shows the request, better than those before. */
    void requestAt(long line) {
        request = line;
    }

    /** The same lines come again, from this one on. */
    void moveTo(long line) {
        request += line - first;
        last += line - first;
        first = line;
    }

    long first() {
        return first;
    }

    /** The last line known to belong to it. */
    long last() {
        return last;
    }

    /** The line that shows the request best. */
    long request() {
        return request;
    }
}
