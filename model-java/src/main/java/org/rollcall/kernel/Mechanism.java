package org.rollcall.kernel;

/** A function of the kernel, or a few that belong together: some steps of the machine. */
public interface Mechanism {
    /** Adds its steps. */
    void into(Actions actions);
}
