package org.rollcall.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which parts of the hypotheses a conclusion was seen to follow from, after each step. A hint only leaves assumptions out, so a
 * wrong one costs time and proves nothing: what does not follow from the hinted parts is asked again with all of them.
 */
public final class Hints {
    private final Map<String, Set<String>> needed;

    Hints(Map<String, Set<String>> needed) {
        this.needed = Map.copyOf(needed);
    }

    /** No hint for anything. */
    static Hints none() {
        return new Hints(Map.of());
    }

    /** Those that come with the program. */
    static Hints ofProgram() {
        return OfProgram.HINTS;
    }

    private static final class OfProgram {
        static final Hints HINTS = read();

        private static Hints read() {
            try (var in = new BufferedReader(new InputStreamReader(
                    Objects.requireNonNull(Hints.class.getResourceAsStream("hints.txt")), StandardCharsets.UTF_8))) {
                return HintLines.read(in.lines());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Optional<Set<String>> of(String module, Obligation obligation) {
        String key = key(module, obligation);
        return Optional.ofNullable(needed.get(at(key, obligation.step())))
                .or(() -> Optional.ofNullable(needed.get(key)));
    }

    /** What stands for a conclusion after whatever step. */
    static String key(String module, Obligation obligation) {
        return module + " " + obligation.theorem() + " " + obligation.goal();
    }

    /** What stands for a conclusion after these steps. */
    static String at(String key, String steps) {
        return key + " at " + steps;
    }
}
