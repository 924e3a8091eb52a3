package org.rollcall.replay;

import java.util.List;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.SpecificationException;

/** The mutation of a model: each operator {@code Op} that mutation {@code F} changes is replaced by {@code F_Op}. */
final class Substitutions {
    /** The protocol as it is. */
    static final String NONE = "none";

    private Substitutions() {}

    /**
     * The mutation's name, or "none".
     *
     * @throws SpecificationException if operators are replaced by anything but those of one mutation
     */
    static String mutation(ModelConfiguration model) {
        List<String> mutations = model.substitutions().entrySet().stream()
                .map(entry -> mutation(entry.getKey(), entry.getValue()))
                .distinct()
                .toList();
        if (mutations.size() > 1) {
            throw new SpecificationException("more than one mutation: " + String.join(", ", mutations));
        }
        return mutations.isEmpty() ? NONE : mutations.get(0);
    }

    private static String mutation(String operator, String replacement) {
        String end = "_" + operator;
        if (!replacement.endsWith(end)) {
            throw new SpecificationException(operator + " <- " + replacement + ": no mutation is written so");
        }
        return replacement.substring(0, replacement.length() - end.length());
    }
}
