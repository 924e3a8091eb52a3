package org.rollcall.lab.scenario;

import java.util.List;

/** Whether the console, the counted interrupts and the scenario say the same. */
public sealed interface Agreement {
    /** In records. */
    String word();

    /** What differs, or why it is not known; none if they agree. */
    List<String> detail();

    /** They do. */
    record Agrees() implements Agreement {
        @Override
        public String word() {
            return "yes";
        }

        @Override
        public List<String> detail() {
            return List.of();
        }
    }

    /** They do not. */
    record Differs(List<String> detail) implements Agreement {
        @Override
        public String word() {
            return "NO";
        }
    }

    /** The console says what the scenario expects; there are no counts to hold against it. */
    record NotComparable(List<String> detail) implements Agreement {
        @Override
        public String word() {
            return "not comparable";
        }
    }

    /** It could not be run on this kernel. */
    record NotRun(List<String> detail) implements Agreement {
        @Override
        public String word() {
            return "not run";
        }
    }
}
