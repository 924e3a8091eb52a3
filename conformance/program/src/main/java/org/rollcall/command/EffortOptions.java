package org.rollcall.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.search.Effort;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.check.Engine;
import picocli.CommandLine.Option;

/** How the Java model searches a large model. */
final class EffortOptions {
    private static final int MOST_THREADS = 64;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "so many threads search together; counts and verdicts are the same (default: ${DEFAULT-VALUE})")
    private int threads;

    @Option(
            names = "--reduce",
            description = "with --engine java: leave out interleavings that change no verdict of an invariant;"
                    + " fewer states are counted than the model has")
    private boolean reduce;

    @Option(
            names = "--compact",
            description =
                    "with --engine java: keep 32 bits of each state, in three eighths of the memory that java may have;"
                            + " a state may be lost, and how unlikely that was is printed")
    private boolean compact;

    @Option(
            names = "--disk",
            paramLabel = "DIR",
            description = "with --engine java: keep the states in files of this folder, 8 bytes each, not in memory;"
                    + " they are taken away at the end")
    private @Nullable Path disk;

    /**
     * What the options say.
     *
     * @throws SpecificationException in one line, if that makes no sense
     */
    Effort of(Engine engine) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new SpecificationException(
                    "--threads " + threads + ": a search has 1 to " + MOST_THREADS + " threads");
        }
        if (reduce && engine != Engine.java) {
            throw new SpecificationException(
                    "--reduce: the TLA+ tools count all states, there is nothing to compare; add --engine java");
        }
        if (compact && engine != Engine.java) {
            throw new SpecificationException("--compact: the TLA+ tools have a table of their own; add --engine java");
        }
        if (compact && disk != null) {
            throw new SpecificationException("--compact: states on disk are kept whole; leave one of the two out");
        }
        if (disk != null && engine != Engine.java) {
            throw new SpecificationException("--disk: the TLA+ tools have files of their own; add --engine java");
        }
        if (disk != null && threads > 1) {
            throw new SpecificationException("--disk: states on disk are searched by one thread; leave --threads out");
        }
        if (disk != null && !Files.isDirectory(disk)) {
            throw new SpecificationException("--disk " + disk + ": there is no such folder");
        }
        return new Effort(threads, reduce, compact, Optional.ofNullable(disk));
    }
}
