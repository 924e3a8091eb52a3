package org.rollcall.certificate;

import org.rollcall.machine.Configuration;
import org.rollcall.machine.Schedule;
import org.rollcall.spec.Counterexample;

/** What came of certifying one verdict. */
public sealed interface Certificate {
    /** A sentence for people, without the name of the log. */
    String text(int index);

    /**
     * The specification accepts every step, and agrees with the machine on every state.
     *
     * @param trace the states of the specification on the way
     * @param seen how many of the steps a trace of the kernel shows
     */
    record Certified(Configuration configuration, Schedule schedule, Counterexample trace, long seen)
            implements Certificate {
        @Override
        public String text(int index) {
            return "certified: roll call " + index + ": " + schedule.steps().size() + " steps of IpiNmi ("
                    + configuration.version() + ", N = " + configuration.cpus()
                    + ")" + (seen == 0 ? "" : ", " + seen + " of them seen in the trace")
                    + ", all accepted by the specification; not looked at: times, and registers other than"
                    + " pstate and pmr";
        }
    }

    /** The verdict claims nothing that the specification speaks about. */
    record Outside(String why) implements Certificate {
        @Override
        public String text(int index) {
            return "not certified: roll call " + index + ": " + why;
        }
    }

    /** Model and verdict contradict each other: a bug in Rollcall, unless the text was made up. */
    record Refused(String why) implements Certificate {
        @Override
        public String text(int index) {
            return "not certified: roll call " + index + ": a bug in Rollcall, or no kernel printed this: " + why;
        }
    }
}
