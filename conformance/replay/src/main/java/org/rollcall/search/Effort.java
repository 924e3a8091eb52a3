package org.rollcall.search;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a search of the Java model goes about it.
 *
 * @param threads that search together
 * @param reduced without interleavings that change no verdict: there are fewer states than the model has
 * @param compact with half of the memory, and a small chance that a state is lost
 * @param disk the folder where the states are kept, if not in memory
 */
public record Effort(int threads, boolean reduced, boolean compact, Optional<Path> disk) {
    /** One thread, all states, in memory. */
    public static final Effort USUAL = new Effort(1, false, false, Optional.empty());
}
