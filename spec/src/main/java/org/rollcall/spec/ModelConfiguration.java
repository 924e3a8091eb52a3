package org.rollcall.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code .cfg} says, as the TLA+ tools read it.
 *
 * @param specification the temporal formula, or null if {@code init} and {@code next} are named instead
 * @param init the initial predicate, or null
 * @param next the next-state relation, or null
 * @param constants the constants' values, in the order of the file
 * @param substitutions what takes the place of a constant or an operator: the right-hand sides of {@code <-}
 * @param invariants state predicates that must always be true
 * @param properties temporal formulas that every behaviour must satisfy
 * @param constraints state predicates that bound the search
 * @param actionConstraints the same for steps
 * @param symmetry the set of permutations up to which states are counted, or null
 * @param view what stands for a state in the search, or null
 * @param checkDeadlock whether a state without successor is an error
 */
public record ModelConfiguration(
        @Nullable String specification,
        @Nullable String init,
        @Nullable String next,
        Map<String, SpecValue> constants,
        Map<String, String> substitutions,
        List<String> invariants,
        List<String> properties,
        List<String> constraints,
        List<String> actionConstraints,
        @Nullable String symmetry,
        @Nullable String view,
        boolean checkDeadlock) {

    /** The same with one more substitution: {@code operator <- other}. */
    public ModelConfiguration with(String operator, String other) {
        Map<String, String> more = new LinkedHashMap<>(substitutions);
        more.put(operator, other);
        return new ModelConfiguration(
                specification,
                init,
                next,
                constants,
                more,
                invariants,
                properties,
                constraints,
                actionConstraints,
                symmetry,
                view,
                checkDeadlock);
    }

    /** The text of a {@code .cfg} that says the same. */
    public String text() {
        List<String> lines = new ArrayList<>();
        line(lines, "SPECIFICATION", specification);
        line(lines, "INIT", init);
        line(lines, "NEXT", next);
        line(lines, "CHECK_DEADLOCK", checkDeadlock ? "TRUE" : "FALSE");
        List<String> assignments = new ArrayList<>();
        constants.forEach((name, value) -> assignments.add(name + " = " + value));
        substitutions.forEach((name, other) -> assignments.add(name + " <- " + other));
        section(lines, "CONSTANTS", assignments);
        line(lines, "SYMMETRY", symmetry);
        line(lines, "VIEW", view);
        section(lines, "CONSTRAINTS", constraints);
        section(lines, "ACTION_CONSTRAINTS", actionConstraints);
        section(lines, "INVARIANTS", invariants);
        section(lines, "PROPERTIES", properties);
        return String.join("\n", lines) + "\n";
    }

    private static void line(List<String> lines, String keyword, @Nullable String value) {
        if (value != null) {
            lines.add(keyword + " " + value);
        }
    }

    private static void section(List<String> lines, String keyword, List<String> entries) {
        if (!entries.isEmpty()) {
            lines.add(keyword);
            entries.forEach(entry -> lines.add("  " + entry));
        }
    }

    /** The value of a constant. */
    public SpecValue constant(String name) {
        SpecValue value = constants.get(name);
        if (value == null) {
            throw new SpecificationException("the configuration sets no constant " + name);
        }
        return value;
    }

    /** The same that asks for this invariant alone. */
    public ModelConfiguration asking(String invariant) {
        return asking(List.of(invariant), List.of(), false);
    }

    /** The same that asks for these invariants, and for the same properties. */
    public ModelConfiguration asking(List<String> invariants) {
        return asking(invariants, properties, checkDeadlock);
    }

    /** The same that asks for this temporal property alone. */
    public ModelConfiguration askingForever(String property) {
        return asking(List.of(), List.of(property), false);
    }

    private ModelConfiguration asking(List<String> predicates, List<String> formulas, boolean deadlock) {
        return new ModelConfiguration(
                specification,
                init,
                next,
                constants,
                substitutions,
                predicates,
                formulas,
                constraints,
                actionConstraints,
                symmetry,
                view,
                deadlock);
    }
}
