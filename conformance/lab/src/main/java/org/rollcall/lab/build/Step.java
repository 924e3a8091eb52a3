package org.rollcall.lab.build;

import java.util.List;
import java.util.function.Consumer;

/** One step of making a laboratory. */
public interface Step {
    /** What it makes, in a few words. */
    String name();

    /** Whether what it makes is there and up to date. */
    boolean done();

    /** The host's programs that it runs. */
    default List<String> programs() {
        return List.of();
    }

    /**
     * Makes it. What was made in part before is made anew or gone on with.
     *
     * @param progress gets a line now and then
     * @throws org.rollcall.lab.guest.LabException if it cannot be made
     */
    void run(Consumer<String> progress);
}
