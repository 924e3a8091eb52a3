package org.rollcall.spec.tla;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rollcall.spec.EngineResult;
import org.rollcall.spec.SpecificationException;

/** The text of a {@code .cfg}. */
record ConfigurationText(String text) {
    private static final Pattern PROPERTY = Pattern.compile("(?m)^\\s*PROPERT(Y|IES)\\b");

    private static final Pattern DEADLOCK = Pattern.compile("(?m)^\\s*CHECK_DEADLOCK\\s+\\w+");

    /** From {@code INVARIANT} to the next section. */
    private static final Pattern INVARIANTS = Pattern.compile(
            "(?ms)^\\s*INVARIANTS?\\b.*?(?=^\\s*(ACTION_CONSTRAINT|ALIAS"
                    + "|CHECK_DEADLOCK|CONSTANT|CONSTRAINT|INIT|NEXT|POSTCONDITION|PROPERT|SPECIFICATION|SYMMETRY|VIEW)|\\z)");

    /** Whether it names a temporal property. */
    boolean hasTemporalProperties() {
        return PROPERTY.matcher(text).find();
    }

    /**
     * The same without these invariants, or without the check of deadlocks.
     *
     * @throws SpecificationException if it names none of them: the engine would find the same again
     */
    ConfigurationText without(List<String> violated) {
        String rest = violated.contains(EngineResult.DEADLOCK)
                ? DEADLOCK.matcher(text).replaceAll("") + "\nCHECK_DEADLOCK FALSE\n"
                : withoutInvariants(violated);
        if (rest.equals(text)) {
            throw new SpecificationException("the configuration names no invariant " + String.join(", ", violated));
        }
        return new ConfigurationText(rest);
    }

    private String withoutInvariants(List<String> violated) {
        String names = violated.stream().map(Pattern::quote).collect(Collectors.joining("|", "\\b(", ")\\b"));
        return INVARIANTS
                .matcher(text)
                .replaceAll(section -> Matcher.quoteReplacement(section.group().replaceAll(names, "")));
    }
}
