package org.rollcall.lab.replay;

import java.util.Collections;
import java.util.SortedMap;
import org.rollcall.lab.stub.Cpu;

/** Whether the kernel can be driven along a schedule. */
public sealed interface Verdict {
    /** In capitals, as it is printed. */
    String word();

    /** What it means, for a person. */
    String text();

    /** Where all CPUs are halted; empty if all is well. */
    default SortedMap<Cpu, String> where() {
        return Collections.emptySortedMap();
    }

    /** Every step was taken, and every prediction held. */
    record Confirmed(int steps, int checks) implements Verdict {
        @Override
        public String word() {
            return "CONFIRMED";
        }

        @Override
        public String text() {
            return steps + " steps taken, " + checks + " predictions held";
        }
    }

    /**
     * A CPU did something else.
     *
     * @param step its number, from 1
     * @param instead where it is now
     * @param where all CPUs are halted
     */
    record Diverged(int step, String name, String instead, SortedMap<Cpu, String> where) implements Verdict {
        @Override
        public String word() {
            return "DIVERGED";
        }

        @Override
        public String text() {
            return "at step " + step + ", " + name + ": " + instead;
        }
    }

    /** A CPU did not get there in time. */
    record NotReached(int step, String name, String label, SortedMap<Cpu, String> where) implements Verdict {
        @Override
        public String word() {
            return "NOT REACHED";
        }

        @Override
        public String text() {
            return "at step " + step + ", " + name + ": no " + label;
        }
    }

    /** A step was taken, but a variable is not what the model predicts. */
    record CheckFailed(int step, String name, Expected expected, long found, SortedMap<Cpu, String> where)
            implements Verdict {
        @Override
        public String word() {
            return "CHECK FAILED";
        }

        @Override
        public String text() {
            return "after step " + step + ", " + name + ": expected " + expected + ", found " + found;
        }
    }
}
