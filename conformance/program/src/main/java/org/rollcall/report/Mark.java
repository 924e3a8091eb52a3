package org.rollcall.report;

import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.log.Stamp;
import org.rollcall.message.CpuSet;

/**
 * A line of a log as a picture shows it.
 *
 * @param line from 1
 * @param micros the kernel's time, or null
 * @param cpus in whose lanes it stands; none if the line is about no CPU
 * @param sign what it is for these CPUs
 * @param text the record
 */
record Mark(long line, @Nullable Long micros, CpuSet cpus, Sign sign, String text) {
    /** What a line is for a CPU. */
    enum Sign {
        /** It asks others, or begins to wait for one. */
        REQUEST,
        ANSWERED,
        IDLE,
        /** It is said that it is silent. */
        MISSED,
        /** It is named. */
        NOTE;

        /** Whether the CPU is heard from. */
        boolean isAnswer() {
            return this == ANSWERED || this == IDLE;
        }
    }

    static Mark of(Line line, CpuSet cpus, Sign sign) {
        Stamp time = line.time();
        Long micros = time != null && time.clock() == Stamp.Clock.KERNEL ? time.micros() : null;
        return new Mark(line.number(), micros, cpus, sign, Printable.text(line.text()));
    }

    Mark of(CpuSet others) {
        return new Mark(line, micros, others, sign, text);
    }
}
