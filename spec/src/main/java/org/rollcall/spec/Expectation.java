package org.rollcall.spec;

/** What a check of a model must find. */
public sealed interface Expectation {
    /** Whether the property is one of steps or behaviours, for which the tools' engine counts no levels when it is false. */
    default boolean temporal() {
        return this instanceof Broken || this instanceof Liveness;
    }

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

    /** A reachable step is one that this property does not allow: a rule for each single step, or for the initial states. */
    record Broken(String property) implements Expectation {
        @Override
        public String toString() {
            return "broken by a step: " + property;
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
