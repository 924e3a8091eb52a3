package org.rollcall.spec.mutant;

/** What a model says of a mutant. */
public sealed interface Verdict {
    /**
     * The model's result is another one.
     *
     * @param property the one that fails and should not, or that does not fail and should
     */
    record Killed(String property) implements Verdict {}

    /** The tools can't evaluate it, or it leaves a variable without a value. */
    record Refused(String message) implements Verdict {}

    /**
     * The model's result is the same.
     *
     * @param differs whether there are other states or other steps
     */
    record Survives(boolean differs) implements Verdict {}
}
