package org.rollcall.gickit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** What one PE has acknowledged and not ended, as the model answered. */
final class OpenedPe {
    private final Deque<Integer> acknowledged = new ArrayDeque<>();
    private final Set<Integer> dropped = new HashSet<>();
    private boolean deactivatesInWindows;

    void acknowledge(int intid) {
        acknowledged.push(intid);
    }

    boolean isLast(int intid) {
        return !acknowledged.isEmpty() && acknowledged.peek() == intid;
    }

    boolean runs(int intid) {
        return acknowledged.contains(intid);
    }

    /** The last acknowledged interrupt ends; if that only drops the priority, it is to be deactivated. */
    void end(boolean split) {
        int intid = acknowledged.pop();
        if (split) {
            dropped.add(intid);
        }
    }

    void deactivate(int intid) {
        dropped.remove(intid);
    }

    /** Nothing runs any more: the active priorities were written by hand. */
    void forget() {
        acknowledged.clear();
    }

    void mode(HandlerMode mode) {
        deactivatesInWindows = mode.deactivate();
    }

    boolean deactivatesInWindows() {
        return deactivatesInWindows;
    }
}
