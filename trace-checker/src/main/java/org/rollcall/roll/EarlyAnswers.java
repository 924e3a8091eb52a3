package org.rollcall.roll;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.log.Stamp;
import org.rollcall.message.CpuSet;

/**
 * Answers that no request awaited. nmi_trigger_cpumask_backtrace lists in its request line the CPUs that have not answered yet. So a CPU of that list whose
 * answer stands before the line answered another request, or the text is out of order: its clock has to show which.
 */
final class EarlyAnswers {
    /** So many lines before a request an answer that no clock places may be one to it: all dumps of a roll call, on a small machine. */
    private static final long FAR = 256;

    /** When a CPU answered last. */
    private final Map<Integer, Stamp> timed = new HashMap<>();

    /** In which line a CPU answered last of which no stamp shows the time. */
    private final Map<Integer, Long> untimed = new HashMap<>();

    /** No more text of this boot. */
    void forget() {
        timed.clear();
        untimed.clear();
    }

    /** A CPU answers. */
    void add(int cpu, Line line) {
        if (line.time() == null) {
            untimed.put(cpu, line.number());
        } else {
            timed.put(cpu, line.time());
        }
    }

    /** Those of the CPUs that a request asks of which nothing shows that they answered before it. */
    CpuSet among(CpuSet asked, Line request) {
        CpuSet unplaced = CpuSet.none();
        for (Map.Entry<Integer, Stamp> early : timed.entrySet()) {
            if (asked.contains(early.getKey()) && isNotBefore(early.getValue(), request.time())) {
                unplaced = unplaced.with(early.getKey());
            }
        }
        for (Map.Entry<Integer, Long> early : untimed.entrySet()) {
            if (asked.contains(early.getKey()) && request.number() - early.getValue() <= FAR) {
                unplaced = unplaced.with(early.getKey());
            }
        }
        return unplaced;
    }

    /** Clocks that differ in kind, and differences, tell no order but that of the lines. */
    private static boolean isNotBefore(Stamp early, @Nullable Stamp asked) {
        return asked != null
                && asked.clock() == early.clock()
                && asked.clock() != Stamp.Clock.DELTA
                && asked.micros() - early.micros() < asked.resolution();
    }
}
