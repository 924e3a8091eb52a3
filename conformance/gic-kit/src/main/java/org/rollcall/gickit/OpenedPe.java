package org.rollcall.gickit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** What one PE has acknowledged and not ended, as the model answered. */
final class OpenedPe {
    private record Acknowledged(int intid, boolean group0) {}

    private final Deque<Acknowledged> acknowledged = new ArrayDeque<>();
    private final Set<Integer> dropped = new HashSet<>();
    private boolean deactivatesInWindows;

    /** @param group0 whether {@code ICC_IAR0_EL1} gave it */
    void acknowledge(int intid, boolean group0) {
        acknowledged.push(new Acknowledged(intid, group0));
    }

    boolean isLast(int intid, boolean group0) {
        return new Acknowledged(intid, group0).equals(acknowledged.peek());
    }

    boolean runs(int intid) {
        return acknowledged.stream().anyMatch(one -> one.intid() == intid);
    }

    /** The last acknowledged interrupt ends; if that only drops the priority, it is to be deactivated. */
    void end(boolean split) {
        int intid = acknowledged.pop().intid();
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
