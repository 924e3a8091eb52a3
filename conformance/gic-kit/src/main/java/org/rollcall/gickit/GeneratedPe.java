package org.rollcall.gickit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.Register;

/** What a well-formed script must remember of one PE. */
final class GeneratedPe {
    /** An interrupt that was acknowledged: it is ended at the same level, by the register of the same group. */
    record Taken(int intid, ExceptionLevel level, boolean group0) {
        Register endRegister() {
            return group0 ? Register.ICC_EOIR0_EL1 : Register.ICC_EOIR1_EL1;
        }
    }

    /** Between two priorities: those of 5 bits, or of 4 where there are no more. */
    private final int step;

    /** Priorities in use, so that no two interrupts compete as equals. */
    final Map<Integer, Integer> priorities = new TreeMap<>();
    /** Acknowledged and not ended; the last comes first. */
    final Deque<Taken> running = new ArrayDeque<>();
    /** Ended and not deactivated: EOImode 1. */
    final List<Taken> dropped = new ArrayList<>();

    boolean split;
    boolean timer;
    boolean slept;

    GeneratedPe(int priorityBits) {
        step = 1 << 8 - Math.min(priorityBits, 5);
    }

    /** Gives the interrupt a priority that no other has, in the half of its Security state. */
    int choosePriority(int intid, boolean upperHalfOnly, boolean lowerHalfOnly, SplittableRandom random) {
        priorities.remove(intid);
        int half = 0x80 / step;
        int least = upperHalfOnly ? half : 0;
        int most = lowerHalfOnly ? half : 2 * half - 1;
        int priority;
        do {
            priority = step * random.nextInt(least, most);
        } while (priorities.containsValue(priority));
        priorities.put(intid, priority);
        return priority;
    }

    boolean idle() {
        return running.isEmpty() && dropped.isEmpty();
    }

    boolean touches(int intid) {
        return running.stream().anyMatch(t -> t.intid() == intid)
                || dropped.stream().anyMatch(t -> t.intid() == intid);
    }
}
