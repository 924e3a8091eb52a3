package org.rollcall.spec;

/** What a check of a model must find. */
public sealed interface Expectation {
    /** Every property holds. */
    record Holds() implements Expectation {
        @Override
        public String toString() {
            return "holds";
        }
    }

    /** This invariant is false in some reachable state. */
    record Violated(String property) implements Expectation {
        @Override
        public String toString() {
            return "violated: " + property;
        }
    }

    /** A temporal property is false for some behaviour. */
    record Liveness(String property) implements Expectation {
        @Override
        public String toString() {
            return "liveness: " + property;
        }
    }
}
