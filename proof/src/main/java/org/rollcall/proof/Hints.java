package org.rollcall.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which parts of the hypotheses a conclusion was seen to follow from. A hint only leaves assumptions out, so a wrong one costs
 * time and proves nothing: what does not follow from the hinted parts is asked again with all of them.
 */
public final class Hints {
    private static final Pattern LINE = Pattern.compile("(\\w+ \\w+ \\S+):((?: \\S+)*)");

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
                Map<String, Set<String>> needed = new LinkedHashMap<>();
                in.lines().map(LINE::matcher).filter(Matcher::matches).forEach(line -> {
                    String names = line.group(2).strip();
                    needed.put(line.group(1), names.isEmpty() ? Set.of() : Set.of(names.split(" ")));
                });
                return new Hints(needed);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Optional<Set<String>> of(String module, Obligation obligation) {
        return Optional.ofNullable(needed.get(key(module, obligation)));
    }

    private static String key(String module, Obligation obligation) {
        return module + " " + obligation.theorem() + " " + obligation.goal();
    }

    /**
     * The hints that these outcomes of one module give, as lines of the file that comes with the program: one for each
     * conclusion with hypotheses that have parts, whatever the step.
     */
    public static List<String> lines(String module, List<Outcome> outcomes) {
        Map<String, SortedSet<String>> all = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            boolean parts = outcome.obligation().hypotheses().stream()
                    .anyMatch(each -> Conjuncts.named(each.expression()).size() > 1);
            if (parts && outcome instanceof Outcome.Proved proved) {
                all.computeIfAbsent(key(module, proved.obligation()), key -> new TreeSet<>())
                        .addAll(proved.needed());
            }
        }
        List<String> lines = new ArrayList<>();
        all.forEach((key, names) ->
                lines.add(String.join(" ", key + ":", String.join(" ", names)).strip()));
        return lines;
    }
}
