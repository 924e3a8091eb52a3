package org.rollcall.spec;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One instance of an action of the next-state relation.
 *
 * @param name the name of the action's definition
 * @param parameters the names of its parameters
 * @param arguments their values in this instance
 * @param source the kernel file and function that the comment above the definition names, or ""
 */
public record SpecAction(String name, List<String> parameters, List<SpecValue> arguments, String source) {
    public SpecAction {
        parameters = List.copyOf(parameters);
        arguments = List.copyOf(arguments);
    }

    /** {@code Take(c1, BT)}: strings lose their quotes. */
    @Override
    public String toString() {
        return arguments.isEmpty()
                ? name
                : arguments.stream()
                        .map(a -> a instanceof SpecValue.Text text ? text.value() : a.toString())
                        .collect(Collectors.joining(", ", name + "(", ")"));
    }
}
